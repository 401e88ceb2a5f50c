// Renditions never show more than their source has, and nobody gets less than was uploaded up to 720p.
import { expect, test } from 'vitest'
import { mainPlaylist, renditionSizes } from './sizes'

test.each([
  [1920, 1080, [240, 480, 720]],
  [1280, 720, [240, 480, 720]],
  [1080, 1920, [240, 480, 720]],
  [640, 360, [240, 360]],
  [853, 481, [240, 480]],
  [320, 240, [240]],
  [200, 100, []],
])('a film of %d × %d gets %j', (width, height, sizes) => expect(renditionSizes(width, height)).toEqual(sizes))

test('the playlist names each by a relative address', () => {
  const variant = { size: 480, width: 854, height: 480, peakBitsPerSecond: 900_000, codecs: 'avc1.4d401f,mp4a.40.2' }
  expect(mainPlaylist([variant])).toBe(
    '#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=854x480,CODECS="avc1.4d401f,mp4a.40.2"\nhls-480.m3u8\n',
  )
})
