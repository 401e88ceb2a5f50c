// The house stands: no rule of its law is broken, and each rule would notice if it were.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cruiseHouse } from './cruise'

const root = process.cwd()
const trees: string[] = []
afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true })
})

/** A small house with a breach: the files and what they import. */
const BREACHES: Record<string, Record<string, string[]>> = {
  'no-circles': { 'lib/core/a.ts': ['@/lib/core/b'], 'lib/core/b.ts': ['@/lib/core/a'] },
  'core-is-ground': { 'lib/core/a.ts': ['@/lib/courses/reads'], 'lib/courses/reads.ts': [] },
  'events-are-contracts': { 'lib/events/a.ts': ['@/lib/courses/reads'], 'lib/courses/reads.ts': [] },
  'schema-is-ground': { 'db/schema/a.ts': ['@/lib/courses/reads'], 'lib/courses/reads.ts': [] },
  'platform-below-domains': { 'lib/platform/mail/index.ts': ['@/lib/courses/reads'], 'lib/courses/reads.ts': [] },
  'domains-below-web': { 'lib/courses/create.ts': ['@/lib/web/gate'], 'lib/web/gate.ts': [] },
  'web-below-pages': { 'lib/web/gate.ts': ['@/components/ui/card'], 'components/ui/card.tsx': [] },
  'web-knows-accounts-only': { 'lib/web/gate.ts': ['@/lib/courses/reads'], 'lib/courses/reads.ts': [] },
  'components-below-app': { 'components/courses/card.tsx': ['@/app/page'], 'app/page.tsx': [] },
  'ui-is-plain': { 'components/ui/card.tsx': ['@/lib/courses/schemas'], 'lib/courses/schemas.ts': [] },
  'roots-are-roots': { 'lib/courses/create.ts': ['@/lib/run/wiring'], 'lib/run/wiring.ts': [] },
  'e2e-is-outside': { 'e2e/a.spec.ts': ['@/lib/core/ids'], 'lib/core/ids.ts': [] },
  'private-files': { 'lib/learning/enroll.ts': ['@/lib/courses/policy'], 'lib/courses/policy.ts': [] },
  'sinks-only-listen': { 'lib/courses/create.ts': ['@/lib/audit/reads'], 'lib/audit/reads.ts': [] },
  'own-tables': { 'lib/learning/enroll.ts': ['@/db/schema/courses'], 'db/schema/courses.ts': [] },
  'pages-do-not-query': { 'app/page.tsx': ['@/db/client'], 'db/client.ts': [] },
  'reactions-are-wired-once': { 'lib/courses/create.ts': ['@/lib/courses/reactions'], 'lib/courses/reactions.ts': [] },
  'domains-are-plain-typescript': { 'lib/courses/create.ts': ['next/headers'] },
  'api-is-plain-http': { 'app/api/v1/courses/route.ts': ['next/headers'] },
  'redis-has-one-door': { 'lib/courses/create.ts': ['ioredis'] },
  's3-has-one-door': { 'lib/courses/create.ts': ['@aws-sdk/client-s3'] },
  'tus-has-one-door': { 'lib/courses/create.ts': ['@tus/server'] },
  'pg-boss-has-one-door': { 'lib/courses/create.ts': ['pg-boss'] },
  'nodemailer-has-one-door': { 'lib/courses/create.ts': ['nodemailer'] },
  'winston-has-one-door': { 'lib/courses/create.ts': ['winston'] },
  'prom-client-has-one-door': { 'lib/courses/create.ts': ['prom-client'] },
  'sql-has-two-doors': { 'components/courses/card.tsx': ['drizzle-orm'] },
  'no-orphans': { 'lib/courses/forgotten.ts': [] },
}

test('no file breaks the law, and the checker saw the whole house', async () => {
  const sources = countSources()
  const { modules, findings } = await cruiseHouse(
    root,
    ['app', 'components', 'lib', 'db', 'e2e', 'bench', 'server.ts', 'middleware.ts', 'instrumentation.ts'].filter(
      place => existsSync(place),
    ),
  )
  expect(findings).toEqual([])
  expect(modules).toBeGreaterThanOrEqual(sources)
  expect(sources).toBeGreaterThan(200)
}, 60_000)

test('every rule of the law has a planted breach', async () => {
  const { createRequire } = await import('node:module')
  const law = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs'))
  expect(Object.keys(BREACHES).sort()).toEqual(law.forbidden.map((rule: { name: string }) => rule.name).sort())
})

test.each(Object.entries(BREACHES))('a breach of %s is caught', async (rule, files) => {
  const tree = plant(files)
  const places = [...new Set(Object.keys(files).map(file => file.split('/')[0] ?? ''))]
  const { findings } = await cruiseHouse(tree, places)
  expect(findings.map(finding => finding.rule)).toContain(rule)
})

/** Our own imports become relative, vendors get a package of their own, so that the tree stands alone. */
function plant(files: Record<string, string[]>): string {
  const tree = mkdtempSync(path.join(os.tmpdir(), 'cairn-house-'))
  trees.push(tree)
  const options = { module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx' }
  write(tree, 'tsconfig.json', JSON.stringify({ compilerOptions: options }))
  for (const [file, imports] of Object.entries(files)) {
    const lines = imports.map(name => `import '${name.startsWith('@/') ? relative(file, name.slice(2)) : name}'`)
    write(tree, file, `${lines.join('\n')}\nexport const here = 1\n`)
    for (const vendor of imports.filter(name => !name.startsWith('@/'))) {
      const [name = vendor, ...rest] = vendor.split('/')
      write(tree, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }))
      write(tree, `node_modules/${name}/${rest.join('/') || 'index'}.js`, '')
    }
  }
  return tree
}

function relative(from: string, to: string): string {
  const way = path.relative(path.dirname(from), to)
  return way.startsWith('.') ? way : `./${way}`
}

function write(tree: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
  writeFileSync(path.join(tree, file), text)
}

/** How many of our sources there are, counted without the checker. */
function countSources(): number {
  return ['app', 'components', 'lib', 'db'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      file => /\.tsx?$/.test(file) && !/\.d\.ts$/.test(file),
    ),
  ).length
}
