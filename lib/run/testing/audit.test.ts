// An audit that found holes fails, one that found none passes, and one that got no answer is said to be missing.
import { expect, test } from 'vitest'
import { readAudit } from './audit'

const report = (vulnerabilities: object) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { vulnerabilities: { high: 1, total: 1 } } })

test('holes of level high and critical are named, others are not', () => {
  const found = readAudit(
    report({
      a: { name: 'a', severity: 'high', range: '<2' },
      b: { name: 'b', severity: 'moderate' },
      c: { name: 'c', severity: 'critical', range: '*' },
    }),
  )
  expect(found).toEqual({ holes: ['npm audit: a <2 (high)', 'npm audit: c * (critical)'] })
  expect(readAudit(report({}))).toEqual({ holes: [] })
})

test.each([
  [
    '{"message":"405 Method Not Allowed - POST https://registry.npmjs.org/-/npm/v1/security"}',
    '405 Method Not Allowed',
  ],
  ['', 'the registry did not answer'],
  ['npm error network', 'the registry did not answer'],
])('no answer is no pass (%s)', (text, why) => {
  expect(readAudit(text)).toEqual({ missing: expect.stringContaining(why) })
})
