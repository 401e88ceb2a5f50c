// Runs the house law over a tree of sources and gives what it found.
import { createRequire } from 'node:module'
import path from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const law = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs')
const PLACES = ['app', 'components', 'lib', 'db', 'e2e', 'bench', 'server.ts', 'middleware.ts', 'instrumentation.ts']

export type Finding = { rule: string; from: string; to: string }

/** `root` holds a tsconfig.json with the alias `@/`; `places` are the top-level files and folders that are there. */
export async function cruiseHouse(
  root: string,
  places: string[] = PLACES,
): Promise<{ modules: number; findings: Finding[] }> {
  const tsConfig = extractTSConfig(path.join(root, 'tsconfig.json'))
  const options = { ...law.options, baseDir: root, ruleSet: { forbidden: law.forbidden }, validate: true }
  delete options.tsConfig
  const { output } = await cruise(
    places,
    { ...options, tsConfig: { fileName: path.join(root, 'tsconfig.json') } },
    undefined,
    { tsConfig },
  )
  if (typeof output === 'string') throw new Error(output)
  return {
    modules: output.modules.filter(module => !module.source.includes('node_modules') && !module.coreModule).length,
    findings: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}
