// The outline as an import would make it.
import type { ImportPreview } from '@/lib/courses/importing/schemas'
import { counted } from '../../words'

export function PreviewTree({ preview }: { preview: ImportPreview }) {
  const { title, subtitle, sections, pictures } = preview
  const lessons = sections.flatMap(section => section.lessons)
  return (
    <section aria-labelledby="tree-title" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="tree-title" className="wrap-anywhere font-semibold text-lg">
          {title}
        </h2>
        {subtitle && <p className="wrap-anywhere max-w-[68ch]">{subtitle}</p>}
        <p className="text-muted">
          {counted(sections.length, 'section')}, {counted(lessons.length, 'lesson')}, {counted(pictures, 'picture')}
        </p>
      </div>
      <ol className="grid gap-2">
        {sections.map((section, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sections may share their title, and none ever moves
          <li key={at}>
            <details open={sections.length <= 8} className="rounded-md border border-line bg-raised px-4 py-2.5">
              <summary className="wrap-anywhere cursor-pointer rounded-[3px] font-medium">
                {section.title}
                <span className="font-normal text-muted text-sm"> · {counted(section.lessons.length, 'lesson')}</span>
              </summary>
              <ol className="mt-2 grid gap-1 ps-4">
                {section.lessons.map((lesson, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <li key={place} className="wrap-anywhere text-[0.9375rem]">
                    {lesson.title} <span className="text-muted text-sm">({lesson.kind})</span>
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}
