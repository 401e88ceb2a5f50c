// The shape of the house: app/ holds only places, actions are only actions, names say what files do.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { areaOf } from '@/lib/web/areas'
import { openapiSource } from '../commands/generate-openapi'
import { permissionsSource } from '../commands/generate-permissions'
import { routesSource } from '../commands/generate-routes'

const SPECIAL =
  /^(page|layout|loading|error|not-found|global-error|template|default|route|manifest|sitemap|robots|opengraph-image|icon|apple-icon|favicon|globals)\.(tsx?|css|svg|png|ico)$/
const LAYER_NAMES = /(^|\/)(services?|utils?|helpers?|managers?|common|misc|logic)(\/|\.tsx?$)/

test('app/ holds only the special files of the framework', () => {
  expect(list('app').filter(file => !SPECIAL.test(path.basename(file)))).toEqual([])
})

test('actions.ts exports nothing but actions', () => {
  const wrong = list('components')
    .filter(file => path.basename(file) === 'actions.ts')
    .flatMap(file => exportsOf(file).filter(line => !/^export const \w+ = (action|plainAction)\(/.test(line)))
  expect(wrong).toEqual([])
})

test('no file or folder is named after a layer', () => {
  expect(['app', 'components', 'lib', 'db'].flatMap(list).filter(file => LAYER_NAMES.test(file))).toEqual([])
})

test('every source file opens with one sentence that says what it is for', () => {
  const silent = ['app', 'components', 'lib', 'db', 'e2e', 'bench']
    .flatMap(list)
    .filter(file => /\.tsx?$/.test(file) && !/^('use (server|client)'\n)?\/\/ \S/.test(readFileSync(file, 'utf8')))
  expect(silent).toEqual([])
})

test('at most 30 % of the domain components are client islands', () => {
  const components = list('components').filter(file => /\.tsx$/.test(file) && !/^components\/(ui|shell)\//.test(file))
  const islands = components.filter(file => /^(\/\/.*\n)*'use client'/.test(readFileSync(file, 'utf8')))
  expect(islands.length / components.length, islands.join(', ')).toBeLessThanOrEqual(0.3)
})

test('every path that the documentation names exists', () => {
  const documents = ['README.md', ...list('docs'), ...list('lib')].filter(
    file => /\.md$/.test(file) && existsSync(file),
  )
  const missing = documents.flatMap(document =>
    [...readFileSync(document, 'utf8').matchAll(/`((?:app|components|lib|db|e2e|bench|docs|public)\/[\w./()[\]-]+)`/g)]
      .map(match => match[1] ?? '')
      .filter(named => !existsSync(named))
      .map(named => `${document}: ${named}`),
  )
  expect(missing).toEqual([])
})

test('the route table is fresh (npm run routes)', () => {
  expect(readFileSync('lib/run/api-routes.ts', 'utf8')).toBe(routesSource())
})

test('the OpenAPI document is fresh (npm run openapi)', async () => {
  expect(readFileSync('docs/openapi.json', 'utf8')).toBe(await openapiSource())
}, 120_000)

test('the page of permissions is fresh (npm run permissions)', () => {
  expect(readFileSync('docs/permissions.md', 'utf8')).toBe(permissionsSource())
})

test('every page has its line in the permission table (lib/web/areas.ts)', () => {
  const pages = list('app').filter(file => path.basename(file) === 'page.tsx')
  expect(pages.length).toBeGreaterThan(30)
  expect(pages.filter(file => areaOf(addressOf(file)) === undefined)).toEqual([])
})

/** `app/(teach)/teach/[courseId]/page.tsx` is at `/teach/x`. */
function addressOf(page: string): string {
  const parts = path.dirname(page).split('/').slice(1)
  return `/${parts
    .filter(part => !part.startsWith('('))
    .map(part => part.replace(/^\[.*\]$/, 'x'))
    .join('/')}`
}

function list(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'))
    .filter(file => !/^db\/(seed|migrations)\//.test(file))
}

function exportsOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('export '))
}
