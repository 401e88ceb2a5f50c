// What libraries print becomes entries: one each, without colors, parameters of queries or circles.
import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { log } from '.'
import { consoleToLog } from './console'
import { type LogEntry, memoryLog } from './memory'
import { currentRequestId, duringRequest } from './request'

function listening() {
  const kept: LogEntry[] = []
  Object.assign(globalThis, { [Symbol.for('cairn.log')]: memoryLog(kept) })
  const target = { error() {}, warn() {}, info() {}, log() {}, debug() {} } as unknown as typeof console
  return { kept, target, undo: consoleToLog(log, target) }
}

test('each line has its level, its words without colors, and the error with its stack', () => {
  const { kept, target } = listening()
  target.error('\u001b[31m⨯\u001b[39m', new TypeError('no such page'))
  target.warn('slow', { page: '/home' })
  target.log('ready')
  expect(kept).toMatchObject([
    { level: 'error', message: 'TypeError', fields: { error: { message: 'no such page' } } },
    { level: 'warn', message: 'slow', fields: { details: [{ page: '/home' }] } },
    { level: 'info', message: 'ready' },
  ])
  expect(JSON.stringify(kept)).toContain('console.test.ts')
})

test('what a query failed with stands in no entry, said as an error or as text', () => {
  const { kept, target } = listening()
  const cause = Object.assign(new Error('gone'), { client: { queries: ['ada@example.com'] } })
  const error = new DrizzleQueryError('select * from users where email = $1', ['ada@example.com'], cause)
  target.error(error)
  target.error(`page failed: ${error.message}`)
  target.error('page failed', { error: error.message })
  expect(kept).toHaveLength(3)
  expect(JSON.stringify(kept)).not.toContain('ada@example')
})

test('an entry names the request that is answered, until it is over', async () => {
  const { kept, target, undo } = listening()
  let isOver = false
  const later = await duringRequest(
    () => (isOver ? undefined : 'r1'),
    async () => {
      await Promise.resolve()
      target.error('during')
      log.info('named', { requestId: 'r0' })
      return () => target.error('after')
    },
  )
  isOver = true
  later()
  expect(kept.map(({ fields }) => fields.requestId)).toEqual(['r1', 'r0', undefined])
  expect(currentRequestId()).toBeUndefined()
  undo()
  target.error('past the log')
  expect(kept).toHaveLength(3)
})
