// Cursors come back as they went, and only to the list that issued them, and only as they were issued.
import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openCursor, sealCursor } from './cursor'

const secret = new Uint8Array(32).fill(7)
const refused = 'does not belong to this list'

test('any key comes back as it went', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null))), key => {
      expect(openCursor(secret, 'list', sealCursor(secret, 'list', key))).toEqual(key)
    }),
  )
})

/** What somebody would try who knows how it is built but not the key. */
function forged(body: string, mac: Buffer): string {
  return Buffer.concat([mac.subarray(0, 16), Buffer.from(body)]).toString('base64url')
}
const hash = createHash('sha256').update('4\nlist\n["x"]').digest()
const otherKey = createHmac('sha256', new Uint8Array(32)).update('4\nlist\n["x"]').digest()

test.each([
  ['nonsense'],
  [''],
  ['*'.repeat(80)],
  [sealCursor(secret, 'another list', ['x'])],
  [sealCursor(new Uint8Array(32), 'list', ['x'])],
  [forged('["x"]', hash)],
  [forged('["x"]', otherKey)],
  [forged('["x"]', Buffer.alloc(16))],
])('a cursor that this list did not issue is refused (%s)', cursor => {
  expect(() => openCursor(secret, 'list', cursor)).toThrow(refused)
})

test('a cursor with any byte changed is refused', () => {
  const bytes = Buffer.from(sealCursor(secret, 'list', ['2026-01-01', 17]), 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => openCursor(secret, 'list', changed.toString('base64url'))).toThrow(refused)
  }
})

test('the same bytes written in another way are refused', () => {
  const cursor = sealCursor(secret, 'list', ['2026-01-01', 17])
  for (const other of [
    `${cursor}A`,
    `${cursor}=`,
    ` ${cursor}`,
    `${cursor}.`,
    `${cursor.slice(0, 9)} ${cursor.slice(9)}`,
  ])
    expect(() => openCursor(secret, 'list', other)).toThrow(refused)
})

test('a list and a key cannot be read as another list and key', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (one, other, key) => {
      fc.pre(one !== other)
      expect(() => openCursor(secret, one, sealCursor(secret, other, [key]))).toThrow(refused)
    }),
  )
})
