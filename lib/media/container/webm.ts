// Length and size of a WebM film (EBML, RFC 8794; Matroska, RFC 9559): Segment/Info/Duration and Tracks/TrackEntry/Video.
import type { Film, ReadAt } from './read-at'

const HEADER_BYTES = 256 * 1024
const ID = {
  segment: 0x18538067,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  entry: 0xae,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
} as const
const PARENTS = new Set<number>([ID.segment, ID.info, ID.tracks, ID.entry, ID.video])

/** Looks at the beginning of the file, where every muxer writes these. Null when it is no EBML. */
export async function readWebm(file: ReadAt): Promise<Film | null> {
  const bytes = await file.at(0, HEADER_BYTES)
  if (bytes.length < 4 || bytes.readUInt32BE(0) !== 0x1a45dfa3) return null
  const found = new Map<number, Buffer>()
  collect(bytes, found)
  const scale = unsigned(found.get(ID.scale)) ?? 1_000_000
  const ticks = float(found.get(ID.duration))
  return {
    durationSeconds: ticks === null ? null : (ticks * scale) / 1e9,
    width: unsigned(found.get(ID.width)),
    height: unsigned(found.get(ID.height)),
  }
}

/** Keeps the first value of each element and goes down into the parents that are known. */
function collect(bytes: Buffer, found: Map<number, Buffer>): void {
  for (let at = 0; at < bytes.length; ) {
    const id = vint(bytes, at, false)
    const size = id && vint(bytes, at + id.length, true)
    if (!id || !size) return
    const start = at + id.length + size.length
    const end = size.unknown ? bytes.length : Math.min(start + size.value, bytes.length)
    const content = bytes.subarray(start, end)
    if (PARENTS.has(id.value)) collect(content, found)
    else if (!found.has(id.value)) found.set(id.value, content)
    at = end > at ? end : bytes.length
  }
}

/** A number of variable length: its first set bit tells how long it is; ids keep that bit, sizes do not. */
function vint(bytes: Buffer, at: number, isSize: boolean): { value: number; length: number; unknown: boolean } | null {
  const first = bytes[at]
  if (first === undefined || first === 0) return null
  const length = Math.clz32(first) - 23
  if (at + length > bytes.length) return null
  let value = isSize ? first & (0xff >> length) : first
  let ones = (first & (0xff >> length)) === 0xff >> length
  for (let n = 1; n < length; n++) {
    const next = bytes[at + n] ?? 0
    value = value * 256 + next
    ones &&= next === 0xff
  }
  return { value, length, unknown: isSize && ones }
}

function unsigned(bytes: Buffer | undefined): number | null {
  if (!bytes || bytes.length === 0 || bytes.length > 6) return null
  return bytes.readUIntBE(0, bytes.length)
}

function float(bytes: Buffer | undefined): number | null {
  if (bytes?.length === 4) return bytes.readFloatBE(0)
  return bytes?.length === 8 ? bytes.readDoubleBE(0) : null
}
