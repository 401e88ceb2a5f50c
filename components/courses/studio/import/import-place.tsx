// The place to import a curriculum: choose its archive; earlier imports below.
import { Badge, type Tone } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { CourseImport } from '@/lib/courses/importing/schemas'
import { ArchiveField } from './archive-field'

export function ImportPlace({ imports, now }: { imports: CourseImport[]; now: Date }) {
  return (
    <div className="grid gap-8">
      <div className="grid max-w-[68ch] gap-3">
        <p>
          A course can come from a folder of Markdown pages: from a repository, a documentation site, or the export of a
          course. Pack it as one archive. You see what would become of it before anything is made, and the course is a
          draft that only you see.
        </p>
        <details>
          <summary className="cursor-pointer rounded-[3px] text-accent underline underline-offset-[0.2em]">
            What is understood
          </summary>
          <ul className="mt-2 grid list-disc gap-1 ps-5 text-[0.9375rem]">
            <li>Pages in folders, or in the order of a SUMMARY.md, mkdocs.yml, _toc.yml, _quarto.yml or _sidebar.md</li>
            <li>Pictures, videos (MP4, WebM) and captions (WebVTT) that lie beside the pages</li>
            <li>Quizzes in JSON, and in Markdown with checked answers</li>
            <li>Titles, order, difficulty and more in front matter</li>
          </ul>
        </details>
      </div>
      <div className="max-w-xl">
        <ArchiveField />
      </div>
      {imports.length > 0 && (
        <section aria-labelledby="earlier-title" className="grid gap-3">
          <h2 id="earlier-title" className="font-semibold text-lg">
            Your imports
          </h2>
          <ul className="divide-y divide-line rounded-md border border-line bg-raised">
            {imports.map(({ id, filename, state, preview, createdAt }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
                <TextLink
                  quiet
                  href={`/teach/import/${id}`}
                  className="wrap-anywhere min-w-0 flex-1 basis-48 font-medium"
                >
                  {preview?.title ?? filename}
                </TextLink>
                <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>
                <Time at={createdAt} now={now} className="text-muted text-sm" />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const STATES: Record<CourseImport['state'], { tone: Tone; label: string }> = {
  reading: { tone: 'blue', label: 'Being read' },
  previewed: { tone: 'blue', label: 'Waits for you' },
  importing: { tone: 'blue', label: 'Under way' },
  done: { tone: 'accent', label: 'Done' },
  failed: { tone: 'red', label: 'Failed' },
}
