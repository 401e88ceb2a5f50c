// How much an import may bring; tests lower these to see each refusal.

const MIB = 1024 * 1024

export type ImportLimits = {
  entries: number
  textBytes: number
  mediaBytes: number
  totalBytes: number
  /** Unpacked : packed, looked at once `ratioFloorBytes` are unpacked (small texts may compress very well). */
  ratio: number
  ratioFloorBytes: number
  pathLength: number
  depth: number
}

export const IMPORT_LIMITS: ImportLimits = {
  entries: 20_000,
  textBytes: 5 * MIB,
  mediaBytes: 2048 * MIB,
  totalBytes: 4096 * MIB,
  ratio: 100,
  ratioFloorBytes: 32 * MIB,
  pathLength: 400,
  depth: 20,
}

/** Bytes as people say them: "5 MiB". */
export function bytesInWords(bytes: number): string {
  if (bytes >= 1024 * MIB) return `${Number((bytes / (1024 * MIB)).toFixed(1))} GiB`
  if (bytes >= MIB) return `${Number((bytes / MIB).toFixed(1))} MiB`
  if (bytes >= 1024) return `${Number((bytes / 1024).toFixed(1))} KiB`
  return `${bytes} bytes`
}
