// Learners as lines of a table that every spreadsheet opens, safely: no cell is taken for a formula.
import { stringify } from 'csv-stringify/sync'
import type { Learner } from './schemas'

const COLUMNS: [string, (learner: Learner) => string | number][] = [
  ['Name', learner => learner.user.name],
  ['E-mail', learner => learner.email],
  ['Progress (%)', learner => learner.percent],
  ['Lessons completed', learner => learner.completedLessons],
  ['Lessons required', learner => learner.totalLessons],
  ['Minutes spent', learner => Math.round(learner.secondsSpent / 60)],
  ['Enrolled', learner => learner.enrolledAt],
  ['Last seen', learner => learner.lastSeenAt ?? ''],
  ['Completed', learner => learner.completedAt ?? ''],
  ['Version', learner => learner.version ?? ''],
  ['Access', learner => (learner.source === 'grant' ? 'granted' : 'enrolled')],
]

const written = (lines: (string | number)[][], bom: boolean) =>
  stringify(lines, { bom, escape_formulas: true, record_delimiter: 'windows' })

/** The first line, with the mark by which spreadsheets know UTF-8. */
export const csvHead = () => written([COLUMNS.map(([name]) => name)], true)

export function csvLines(learners: readonly Learner[]): string {
  return written(
    learners.map(learner => COLUMNS.map(([, value]) => value(learner))),
    false,
  )
}

/** The whole table, batch by batch, as fast as it is read. The first batch is awaited here, so that a refusal is thrown. */
export async function streamCsv(batches: AsyncGenerator<Learner[]>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder()
  const first = await batches.next()
  return new ReadableStream({
    start: controller => controller.enqueue(encoder.encode(csvHead() + csvLines(first.value ?? []))),
    async pull(controller) {
      const { value, done } = await batches.next()
      if (value) controller.enqueue(encoder.encode(csvLines(value)))
      if (done) controller.close()
    },
    cancel: async () => void (await batches.return(undefined)),
  })
}
