// The lesson as learners will see it, rendered by the server with each save.
import { classes } from '@/components/ui/classes'

type LessonPreviewProps = { html: string; title: string; className: string }

export function LessonPreview({ html, title, className }: LessonPreviewProps) {
  return (
    <section
      aria-label={`Preview of “${title}”`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long preview is scrolled by keyboard
      tabIndex={0}
      className={classes(
        'overflow-y-auto rounded-md border border-line bg-paper p-5 sm:p-6 xl:sticky xl:top-20 xl:max-h-[calc(100dvh-7rem)]',
        className,
      )}
    >
      {html.trim() === '' ? (
        <p className="text-muted">What you write appears here as learners will see it.</p>
      ) : (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: HTML of our own renderer, sanitized on the server
        <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </section>
  )
}
