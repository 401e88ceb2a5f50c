// Which renditions a video gets, and the playlist that lets a player choose among them.

const SIZES = [240, 480, 720]
const TOP = 720

/**
 * By the shorter side of the picture, never above the source. A source between two steps keeps its own size as the best one, so that
 * nobody sees less than what was uploaded; one below the lowest gets none.
 */
export function renditionSizes(width: number, height: number): number[] {
  const source = Math.min(width, height)
  const sizes = SIZES.filter(size => size <= source)
  const own = source - (source % 2)
  return own > (SIZES[0] ?? 0) && own < TOP && !sizes.includes(own) ? [...sizes, own] : sizes
}

type Variant = { size: number; width: number; height: number; peakBitsPerSecond: number; codecs: string }

/** A multivariant playlist (RFC 8216, 4.3.4); addresses are relative, so that the media's own door serves them. */
export function mainPlaylist(variants: readonly Variant[]): string {
  const lines = variants.flatMap(({ size, width, height, peakBitsPerSecond, codecs }) => [
    `#EXT-X-STREAM-INF:BANDWIDTH=${peakBitsPerSecond},RESOLUTION=${width}x${height},CODECS="${codecs}"`,
    `hls-${size}.m3u8`,
  ])
  return `${['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...lines].join('\n')}\n`
}
