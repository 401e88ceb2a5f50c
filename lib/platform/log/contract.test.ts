// The log's promises, on every adapter: what is said arrives, and secrets do not.
import { Writable } from 'node:stream'
import { DrizzleQueryError } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { transports } from 'winston'
import { type LogEntry, memoryLog } from './memory'
import type { LogWriter } from './port'
import { redact } from './redact'
import { winstonLog } from './winston'

type Adapter = { writer: LogWriter; said(): string }

const adapters: Record<string, () => Adapter> = {
  memory() {
    const kept: LogEntry[] = []
    return { writer: memoryLog(kept), said: () => JSON.stringify(kept) }
  },
  'winston in JSON': () => toStream(true),
  'winston in short lines': () => toStream(false),
}

describe.each(Object.entries(adapters))('%s', (_, open) => {
  test('a message arrives with its level and fields', () => {
    const { writer, said } = open()
    writer('warn', 'the lesson is long', { lessonId: 'a-lesson', minutes: 90 })
    for (const part of ['warn', 'the lesson is long', 'a-lesson', '90']) expect(said()).toContain(part)
  })

  test('an error keeps its message and where it began', () => {
    const { writer, said } = open()
    writer('error', 'it failed', redact({ error: new Error('no such course') }))
    expect(said()).toContain('no such course')
    expect(said()).toContain('contract.test.ts')
  })
})

test('JSON lines hold one object each, whose level and message no field can overwrite', () => {
  const { writer, said } = toStream(true)
  writer('info', 'first', { level: 'fake', message: 'fake' })
  writer('info', 'second\nline', {})
  const lines = said()
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(lines).toMatchObject([{ level: 'info', message: 'first' }, { message: 'second\nline' }])
})

test('entries below the level are dropped', () => {
  const { writer, said } = toStream(true)
  writer('debug', 'whisper', {})
  expect(said()).toBe('')
})

test('secrets are taken out by their name, however deep, and circles end', () => {
  const circle: Record<string, unknown> = { headers: { authorization: 'Bearer abc', Cookie: 'sid=abc' } }
  circle.self = circle
  const fields = redact({ password: 'abc', refreshToken: 'abc', user: { name: 'Ada' }, circle, at: new Date(0) })
  expect(JSON.stringify(fields)).not.toContain('abc')
  expect(fields).toMatchObject({ user: { name: 'Ada' }, at: '1970-01-01T00:00:00.000Z' })
})

test('what a query failed with is in no entry: neither its parameters nor the row', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(ada@example.com) already exists.',
  })
  const params = ['ada@example.com', 'a hash of hers', 'line one\nline two']
  const error = new DrizzleQueryError('insert into users values ($1, $2, $3)', params, cause)
  for (const open of Object.values(adapters)) {
    const { writer, said } = open()
    writer('error', 'request failed', redact({ error, body: { email: 'ada@example.com' }, otp: '123456' }))
    expect(said()).not.toMatch(/ada@example|a hash of hers|line two|123456/)
    expect(said()).toMatch(/insert into users/)
  }
  expect(JSON.stringify(redact({ error }))).toMatch(/23505/)
})

test('what was no JSON does not stand in an entry', () => {
  for (const text of ['my secret words', '{"note":"my secret words", nonsense}', 'x'.repeat(50).concat(' my secret')]) {
    try {
      JSON.parse(text)
    } catch (error) {
      expect(JSON.stringify(redact({ error }))).not.toMatch(/my secret|xxxx/)
    }
  }
})

function toStream(json: boolean): Adapter {
  let text = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      done()
    },
  })
  const transport = new transports.Stream({ stream })
  return { writer: winstonLog({ level: 'info', json, transport }), said: () => text }
}
