// Scripts for Upstash run on any Redis.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { plainLua } from './plain-lua'

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')
const flagged = '#!lua flags=allow-key-locking\nreturn 1'

test('the line goes, and the hash of the script with it stands for the one without', () => {
  const rewrite = plainLua()
  expect(rewrite(['EVALSHA', sha1(flagged), '0'])).toEqual(['EVALSHA', sha1(flagged), '0'])
  expect(rewrite(['EVAL', flagged, '1', 'key', 'arg'])).toEqual(['EVAL', 'return 1', '1', 'key', 'arg'])
  expect(rewrite(['EVALSHA', sha1(flagged), '0'])).toEqual(['EVALSHA', sha1('return 1'), '0'])
})

test('loading a script makes it known too', () => {
  const rewrite = plainLua()
  expect(rewrite(['SCRIPT', 'LOAD', flagged])).toEqual(['SCRIPT', 'LOAD', 'return 1'])
  expect(rewrite(['EVALSHA_RO', sha1(flagged), '0'])).toEqual(['EVALSHA_RO', sha1('return 1'), '0'])
})

test('everything else stays as it is', () => {
  const rewrite = plainLua()
  for (const command of [
    ['EVAL', 'return 1', '0'],
    ['SET', 'a', '#!lua flags=x\n'],
    ['EVALSHA', 'abc', '0'],
  ] as [string, ...string[]][])
    expect(rewrite(command)).toEqual(command)
})
