// What of an archive is kept, changed and left out, in words.
import type { ImportPreview } from '@/lib/courses/importing/schemas'

type Report = ImportPreview['report']

export function ReportView({ report }: { report: Report }) {
  return (
    <section aria-labelledby="report-title" className="grid gap-3">
      <h2 id="report-title" className="font-semibold text-lg">
        Report
      </h2>
      <Part title="Left out" entries={report.leftOut} open />
      <Part title="Changed" entries={report.changed} />
      <Part title="Kept" entries={report.kept} />
    </section>
  )
}

function Part({ title, entries, open = false }: { title: string; entries: Report['kept']; open?: boolean }) {
  if (entries.length === 0) return <p className="text-muted">{title}: nothing.</p>
  return (
    <details open={open} className="rounded-md border border-line bg-raised px-4 py-2.5">
      <summary className="cursor-pointer rounded-[3px] font-medium">
        {title} ({entries.length.toLocaleString('en')})
      </summary>
      <ul className="mt-2 grid gap-2">
        {entries.map(({ path, what, reason }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one path may have several entries, and none ever moves
          <li key={at} className="wrap-anywhere text-[0.9375rem]">
            <span className="font-medium">{what}</span>
            {reason && <>: {reason}</>} <span className="text-muted text-sm">{path}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
