// Cursors come back as they went, and only to the list that issued them.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor'

test('any key comes back as it went', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null))), key => {
      expect(decodeCursor('list', encodeCursor('list', key))).toEqual(key)
    }),
  )
})

const forged = (body: string) =>
  Buffer.from(createHash('sha256').update(`list\n${body}`).digest('hex').slice(0, 8) + body).toString('base64url')

test.each([['nonsense'], [''], [encodeCursor('another list', ['x'])], [forged('{')], [forged('"text"')]])(
  'a cursor that this list did not issue is refused (%s)',
  cursor => {
    expect(() => decodeCursor('list', cursor)).toThrow('does not belong to this list')
  },
)
