// What Playwright's JSON report says: how many journeys passed and failed, and which of them only at their second try.
import path from 'node:path'

type Suite = { title: string; file: string; specs: Spec[]; suites?: Suite[] }
type Spec = { title: string; file: string; tests: { status: string }[] }
/** `flaky` names what passed only at its second try. */
export type Tally = { passed: number; failed: number; flaky?: string[] }

export type JourneysReport = {
  config: { rootDir: string }
  suites: Suite[]
  stats: { expected: number; unexpected: number; flaky: number }
}

/** A journey that passed at its second try has passed, and is named, so that it is never silent. */
export function readJourneys({ config, suites, stats }: JourneysReport): Tally {
  const folder = path.relative(process.cwd(), config.rootDir)
  const flaky = suites
    .flatMap(suite => specsIn(suite, []))
    .filter(({ spec }) => spec.tests.some(({ status }) => status === 'flaky'))
    .map(({ spec, titles }) => `${path.posix.join(folder, spec.file)} › ${titles.join(' › ')}`)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, flaky }
}

/** The suite of a file bears its name, those within it the words of their `describe`. */
function specsIn({ title, file, specs, suites = [] }: Suite, above: string[]): { spec: Spec; titles: string[] }[] {
  const words = title === file ? above : [...above, title]
  return [
    ...specs.map(spec => ({ spec, titles: [...words, spec.title] })),
    ...suites.flatMap(suite => specsIn(suite, words)),
  ]
}
