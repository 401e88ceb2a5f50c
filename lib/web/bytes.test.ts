// Ranges of bytes, as RFC 9110 has them.
import { expect, test } from 'vitest'
import { bytesResponse, wantedRange } from './bytes'

const SIZE = 100
const wanted = (range: string, ifRange?: string) =>
  wantedRange(new Headers({ range, ...(ifRange ? { 'if-range': ifRange } : {}) }), '"v1"', SIZE)

test.each<[string, ReturnType<typeof wanted>]>([
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['bytes=50-1000', { start: 50, end: 99 }],
  ['bytes=99-99', { start: 99, end: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=0-9,20-29', undefined],
  ['bytes=9-0', undefined],
  ['bytes=-', undefined],
  ['lines=0-9', undefined],
  ['nonsense', undefined],
])('%s', (range, expected) => {
  expect(wanted(range)).toEqual(expected)
})

test('a range of an older version gives the whole file', () => {
  expect(wanted('bytes=0-9', '"v1"')).toEqual({ start: 0, end: 9 })
  expect(wanted('bytes=0-9', '"v0"')).toBeUndefined()
  expect(wanted('bytes=0-9', 'Wed, 21 Oct 2026 07:28:00 GMT')).toBeUndefined()
})

test('bytes are answered whole, in part, not again, and never as something that runs', async () => {
  const content = new Uint8Array(SIZE).map((_, at) => at)
  const file = {
    mime: 'video/mp4',
    sizeBytes: SIZE,
    version: 'v1',
    filename: "it's (one).mp4",
    isPublic: false,
    open: async (range?: { start: number; end: number }) =>
      new Blob([range ? content.subarray(range.start, range.end + 1) : content]).stream(),
  }
  const ask = (headers: Record<string, string>, method = 'GET') =>
    bytesResponse(new Request('http://cairn.test/api/v1/media/x/video.mp4', { method, headers }), file)
  const whole = await ask({})
  expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, SIZE])
  expect(whole.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''it%27s%20%28one%29.mp4")
  expect(whole.headers.get('content-security-policy')).toContain('sandbox')
  const part = await ask({ range: 'bytes=10-19' })
  expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([
    206,
    'bytes 10-19/100',
    '10',
  ])
  expect([...new Uint8Array(await part.arrayBuffer())]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
  const beyond = await ask({ range: 'bytes=100-' })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */100'])
  expect((await ask({ 'if-none-match': 'W/"v1"' })).status).toBe(304)
  const head = await ask({ range: 'bytes=0-9' }, 'HEAD')
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '100', ''])
})
