// Results as tables for people.
import type { Measured } from './measure'

const HEAD = ['', 'requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms/request', 'PostgreSQL CPU ms/request']

export function printPages(rows: { name: string; measured: Measured }[]): void {
  print([HEAD, ...rows.map(({ name, measured }) => [name, ...cells(measured)])])
}

/** The product beside bare node:http and pg. Ratios over 1 would be better than bare. */
export function printApi(rows: { name: string; product: Measured; bare: Measured }[]): void {
  const perSecond = ({ requests, seconds }: Measured) => requests / seconds
  const cpu = ({ serverMs, databaseMs, requests }: Measured) => ((serverMs ?? 0) + (databaseMs ?? 0)) / requests
  const ratio = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '–')
  print([
    [...HEAD, 'of bare, requests/s', 'of bare, CPU'],
    ...rows.flatMap(({ name, product, bare }) => [
      [name, ...cells(product), ratio(perSecond(product) / perSecond(bare)), ratio(cpu(bare) / cpu(product))],
      ['  bare node:http and pg', ...cells(bare), '', ''],
    ]),
  ])
}

function cells({ requests, seconds, p50, p95, p99, serverMs, databaseMs }: Measured): string[] {
  const each = (ms: number | undefined) => (ms === undefined ? '–' : (ms / requests).toFixed(3))
  return [
    (requests / seconds).toFixed(0),
    p50.toFixed(1),
    p95.toFixed(1),
    p99.toFixed(1),
    each(serverMs),
    each(databaseMs),
  ]
}

/** Columns to the right but the first. */
export function print(rows: string[][]): void {
  if (rows.length < 2) return
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)))
  const line = (row: string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  console.log(`\n${rows.map(line).join('\n')}`)
}
