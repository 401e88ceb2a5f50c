// A journey that passed only at its second try counts as passed, and is named with its file and all of its title.
import path from 'node:path'
import { expect, test } from 'vitest'
import { readJourneys } from './journeys-report'

const spec = (file: string, title: string, status: string) => ({ file, title, tests: [{ status }] })
const accounts = 'accounts.spec.ts'
const report = (...more: ReturnType<typeof spec>[]) => ({
  config: { rootDir: path.resolve('e2e') },
  stats: { expected: 2, unexpected: 1, flaky: more.length },
  suites: [
    {
      title: accounts,
      file: accounts,
      specs: [spec(accounts, 'signs in', 'expected'), spec(accounts, 'signs out', 'unexpected')],
      suites: [{ title: 'dark, 360 px', file: accounts, specs: [spec(accounts, 'registers', 'expected'), ...more] }],
    },
  ],
})

test('what passed at once and what failed is counted, and nothing is named', () => {
  expect(readJourneys(report())).toEqual({ passed: 2, failed: 1, flaky: [] })
})

test('what passed only at its second try is among the passed, and named', () => {
  expect(readJourneys(report(spec(accounts, 'comes back', 'flaky')))).toEqual({
    passed: 3,
    failed: 1,
    flaky: ['e2e/accounts.spec.ts › dark, 360 px › comes back'],
  })
})
