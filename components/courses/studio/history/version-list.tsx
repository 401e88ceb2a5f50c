// The versions of a course, the last first: who published each, when and why, and the way back to it.
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { CourseVersion } from '@/lib/courses/history/reads'
import { versionName } from '@/lib/courses/history/version-words'
import { counted } from '../../words'
import { Deed } from '../publish/deed'
import { restore } from './actions'

type VersionListProps = {
  courseId: string
  versions: CourseVersion[]
  /** The version that the page compares from. */
  shown: string | undefined
  timeZone: string
  now: Date
}

export function VersionList({ courseId, versions, shown, timeZone, now }: VersionListProps) {
  return (
    <ol className="divide-y divide-line rounded-md border border-line bg-raised">
      {versions.map(version => (
        <li
          key={version.id}
          aria-current={version.id === shown || undefined}
          className="grid gap-1.5 px-4 py-3 first:rounded-t-md last:rounded-b-md aria-[current]:bg-accent-soft"
        >
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{versionName(version.number)}</span>
            {version.isCurrent && <Badge tone="accent">Learners see it</Badge>}
          </p>
          <p className="text-muted text-sm">
            <Time at={version.at} now={now} timeZone={timeZone} />
            {version.by && ` by ${version.by}`} · {counted(version.lessonCount, 'lesson')}
          </p>
          {version.note && <p className="wrap-anywhere whitespace-pre-line text-[0.9375rem]">{version.note}</p>}
          <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
            <TextLink href={`?from=${version.id}#changes`} className="text-sm">
              What changed since<span className="sr-only"> {versionName(version.number)}</span>
            </TextLink>
            <details className="group/details text-sm">
              <summary className="cursor-pointer rounded-[3px] text-accent underline underline-offset-[0.2em]">
                Go back to it<span className="sr-only">: {versionName(version.number)}</span>
              </summary>
              <div className="mt-2 grid gap-2 rounded-sm bg-sunken p-3">
                <p>
                  The words, the outline and all lessons will say what they said then. What they say now is kept here,
                  so that you can come back. Learners see nothing of it until you publish.
                </p>
                <p>
                  The questions of quizzes stay as they are now: they are the same for everybody at once, so versions do
                  not hold them.
                </p>
                <Deed
                  action={restore}
                  fields={{ courseId, versionId: version.id }}
                  label={`Go back to ${versionName(version.number).toLowerCase()}`}
                  done="Done. It is in your working copy."
                />
              </div>
            </details>
          </div>
        </li>
      ))}
    </ol>
  )
}
