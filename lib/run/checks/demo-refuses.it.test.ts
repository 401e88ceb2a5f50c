// The demo school fills its own embedded database, never one that somebody else's data may be in.
import { expect, test } from 'vitest'
import { startCommand } from '../testing/processes'

const theirs = { DATABASE_URL: 'postgres://somebody@127.0.0.1:1/theirs', CAIRN_MODE: '' }

test('`npm run demo` stops before it builds, migrates or fills anything where DATABASE_URL is set', async () => {
  const demo = startCommand('lib/run/commands/demo.ts', theirs)
  expect(await demo.ended).toBe(1)
  expect(demo.lines).toEqual([])
  expect(demo.complaints()).toMatch(/fills its own embedded database only, and DATABASE_URL is set\. Unset it/)
}, 60_000)
