// Length and size of an MP4 film (ISO/IEC 14496-12): the boxes moov/mvhd and moov/trak/tkhd.
import type { Film, ReadAt } from './read-at'

const MAX_BOXES = 10_000
const MAX_MOOV_BYTES = 64 * 1024 * 1024

/** Null when the file has no such boxes. */
export async function readMp4(file: ReadAt): Promise<Film | null> {
  let offset = 0
  for (let n = 0; n < MAX_BOXES && offset + 8 <= file.sizeBytes; n++) {
    const head = await file.at(offset, 16)
    const box = headOf(head, 0, file.sizeBytes - offset)
    if (!box) return null
    if (box.type !== 'moov') {
      offset += box.size
      continue
    }
    if (box.size > MAX_MOOV_BYTES) return null
    return filmOf(await file.at(offset + box.head, box.size - box.head))
  }
  return null
}

type Box = { type: string; size: number; head: number }

/** A size of 1 stands for 64 bits that follow, one of 0 for the rest of the file. */
function headOf(bytes: Buffer, at: number, rest: number): Box | null {
  if (bytes.length < at + 8) return null
  const short = bytes.readUInt32BE(at)
  const type = bytes.toString('latin1', at + 4, at + 8)
  if (short === 0) return { type, size: rest, head: 8 }
  if (short !== 1) return short < 8 ? null : { type, size: short, head: 8 }
  if (bytes.length < at + 16) return null
  const size = Number(bytes.readBigUInt64BE(at + 8))
  return size < 16 ? null : { type, size, head: 16 }
}

function children(bytes: Buffer): Map<string, Buffer[]> {
  const found = new Map<string, Buffer[]>()
  for (let at = 0; at + 8 <= bytes.length; ) {
    const box = headOf(bytes, at, bytes.length - at)
    if (!box) break
    found.set(box.type, [...(found.get(box.type) ?? []), bytes.subarray(at + box.head, at + box.size)])
    at += box.size
  }
  return found
}

function filmOf(moov: Buffer): Film {
  const boxes = children(moov)
  const sizes = (boxes.get('trak') ?? []).flatMap(trak => sizeOf(children(trak).get('tkhd')?.[0]) ?? [])
  const [size] = sizes
  return {
    durationSeconds: durationOf(boxes.get('mvhd')?.[0]),
    width: size?.width ?? null,
    height: size?.height ?? null,
  }
}

function durationOf(mvhd: Buffer | undefined): number | null {
  const isLong = mvhd?.[0] === 1
  if (!mvhd || mvhd.length < (isLong ? 32 : 20)) return null
  const scale = mvhd.readUInt32BE(isLong ? 20 : 12)
  const units = isLong ? Number(mvhd.readBigUInt64BE(24)) : mvhd.readUInt32BE(16)
  return scale > 0 && units > 0 ? units / scale : null
}

/** Width and height are the last eight bytes, as 16.16 fixed point; tracks of sound have none. */
function sizeOf(tkhd: Buffer | undefined): { width: number; height: number } | null {
  if (!tkhd || tkhd.length < 84) return null
  const width = tkhd.readUInt32BE(tkhd.length - 8) >>> 16
  const height = tkhd.readUInt32BE(tkhd.length - 4) >>> 16
  return width > 0 && height > 0 ? { width, height } : null
}
