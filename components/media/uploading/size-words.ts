// Sizes of files in words, as people read them.

const UNITS = ['KB', 'MB', 'GB'] as const
const STEP = 1024

/** `1.4 GB`, `25 MB`, `312 KB`; what is smaller than one KB counts as one. */
export function sizeWords(bytes: number): string {
  if (bytes === 0) return '0 KB'
  let value = bytes / STEP
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= STEP
    unit += 1
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0
  return `${Math.max(1, Number(value.toFixed(digits))).toLocaleString('en')} ${UNITS[unit]}`
}

/** `63 % · 1.2 GB of 1.9 GB`. Only what is whole is 100 %. */
export function progressWords(sent: number, total: number): string {
  return `${percentOf(sent, total)} % · ${sizeWords(sent)} of ${sizeWords(total)}`
}

export function percentOf(sent: number, total: number): number {
  return total > 0 ? Math.floor((Math.min(sent, total) / total) * 100) : 0
}
