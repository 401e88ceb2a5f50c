// The trail as a table that every spreadsheet opens safely, and as lines of JSON that carry all that is sealed.
import { stringify } from 'csv-stringify/sync'
import type { AuditEntry } from './schemas'

const json = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value))

const COLUMNS: [string, (entry: AuditEntry) => string | number][] = [
  ['Number', entry => entry.number ?? ''],
  ['When', entry => entry.occurredAt],
  ['Who', entry => entry.actor.name ?? entry.actor.kind],
  ['Who (id)', entry => entry.actor.id ?? ''],
  ['Did what', entry => entry.words],
  ['Kind', entry => entry.kind],
  ['To whom or what', entry => entry.subject?.name ?? ''],
  ['To whom or what (id)', entry => entry.subject?.id ?? ''],
  ['Course', entry => entry.course?.title ?? ''],
  ['Course (id)', entry => entry.course?.id ?? ''],
  ['Why', entry => entry.reason ?? ''],
  ['Before', entry => json(entry.details.before)],
  ['After', entry => json(entry.details.after)],
  ['Details', entry => json(entry.details)],
  ['Request', entry => entry.requestId],
  ['Session', entry => entry.sessionId ?? ''],
  ['Entry', entry => entry.id],
  ['Hash', entry => entry.hash ?? ''],
]

/** How a download is written: its type, its name, what goes first, and each batch. */
export type Format = {
  contentType: string
  filename: string
  head: string
  lines(entries: readonly AuditEntry[]): string
}

const written = (lines: (string | number)[][], bom: boolean) =>
  stringify(lines, { bom, escape_formulas: true, record_delimiter: 'windows' })

export const CSV: Format = {
  contentType: 'text/csv; charset=utf-8',
  filename: 'audit.csv',
  head: written([COLUMNS.map(([name]) => name)], true),
  lines: entries =>
    written(
      entries.map(entry => COLUMNS.map(([, value]) => value(entry))),
      false,
    ),
}

export const JSONL: Format = {
  contentType: 'application/jsonl; charset=utf-8',
  filename: 'audit.jsonl',
  head: '',
  lines: entries => entries.map(entry => `${JSON.stringify(entry)}\n`).join(''),
}

/** The download, batch by batch, as fast as it is read. The first batch is awaited here, so that a refusal is thrown. */
export async function download(format: Format, batches: AsyncGenerator<AuditEntry[]>): Promise<Response> {
  const encoder = new TextEncoder()
  const first = await batches.next()
  const body = new ReadableStream<Uint8Array>({
    start: controller => controller.enqueue(encoder.encode(format.head + format.lines(first.value ?? []))),
    async pull(controller) {
      const { value, done } = await batches.next()
      if (value) controller.enqueue(encoder.encode(format.lines(value)))
      if (done) controller.close()
    },
    cancel: async () => void (await batches.return(undefined)),
  })
  return new Response(body, {
    headers: {
      'content-type': format.contentType,
      'content-disposition': `attachment; filename="${format.filename}"`,
      'cache-control': 'private, no-store',
    },
  })
}
