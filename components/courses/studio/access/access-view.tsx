// What opens the lessons of a course: its order, the outline with every rule in words, and the rules as a picture.
import { Lock } from 'lucide-react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import type { NamedCourse } from '@/lib/courses/access/reads'
import { circleInWords } from '@/lib/courses/access/rules'
import type { AccessPlan, Drip } from '@/lib/courses/access/schemas'
import { studioPath } from '../studio-places'
import { editedPart, type PartRef, requirementsOf } from './edited-part'
import { opensWords, titlesIn } from './opens-words'
import { OrderForm } from './order-form'
import { PartForm } from './part-form'
import { RuleGraph } from './rule-graph'

type AccessViewProps = {
  plan: AccessPlan
  isPublished: boolean
  /** The courses that the rules name, and those that one teaches. */
  named: NamedCourse[]
  ownCourses: { id: string; slug: string; title: string }[]
  timeZone: string
  /** The part that is open for editing. */
  open: PartRef | null
}

export function AccessView({ plan, isPublished, named, ownCourses, timeZone, open }: AccessViewProps) {
  const titles = titlesIn(plan, named)
  const circle = circleInWords(plan)
  const row = (part: PartRef & { drip?: Drip }) => ({
    words: opensWords(part.drip ?? { opensAt: null, opensAfterDays: null }, requirementsOf(plan, part), {
      titles,
      timeZone,
      of: part.sectionId ? 'section' : 'lesson',
    }),
    part,
    address: studioPath(plan.courseId, 'access'),
    edited: open && isSame(open, part) ? editedPart(plan, part, { titles, timeZone, ownCourses }) : undefined,
  })
  const closed = named.filter(({ status }) => status !== 'published')
  return (
    <div className="grid max-w-4xl gap-8">
      <div className="grid gap-3">
        <h2 className="font-semibold text-xl">Access</h2>
        <p className="max-w-[68ch] text-muted">
          What has to be complete before something opens, and when it opens. Rules hold at once, for everybody; what a
          learner has completed never locks again.
          {isPublished && ' Free previews and optional lessons change with your next publication.'}
        </p>
        {circle && (
          <Alert tone="error" title="Some lessons cannot be opened by anybody">
            {circle}. This came about by moving lessons; change one of these rules.
          </Alert>
        )}
        {closed.map(course => (
          <Alert key={course.id} tone="warn">
            “{course.title}” is not published, so nobody can complete it now.
          </Alert>
        ))}
      </div>
      <OrderForm key={plan.lessonOrder} courseId={plan.courseId} lessonOrder={plan.lessonOrder} />
      <section className="grid gap-3">
        <h3 className="font-semibold text-lg">Rules</h3>
        {plan.sections.length === 0 && <EmptyState title="No lesson yet">Write the outline first.</EmptyState>}
        <ul className="divide-y divide-line rounded-md border border-line bg-raised">
          <PartRow {...row({})} title="The whole course" level="course" />
          {plan.sections.map(section => (
            <li key={section.id}>
              <ul className="divide-y divide-line">
                <PartRow {...row({ sectionId: section.id, drip: section })} title={section.title} level="section" />
                {section.lessons.map(lesson => (
                  <PartRow
                    key={lesson.id}
                    {...row({ lessonId: lesson.id, drip: lesson })}
                    title={lesson.title}
                    level="lesson"
                    marks={lesson}
                  />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </section>
      <RuleGraph plan={plan} />
    </div>
  )
}

function isSame(a: PartRef, b: PartRef): boolean {
  return a.sectionId === b.sectionId && a.lessonId === b.lessonId
}

type PartRowProps = {
  title: string
  level: 'course' | 'section' | 'lesson'
  words: string | null
  part: PartRef
  marks?: { freePreview: boolean; optional: boolean }
  address: string
  edited: Parameters<typeof PartForm>[0]['part'] | undefined
}

const LEVELS = { course: 'ps-4 font-semibold', section: 'ps-4 font-semibold', lesson: 'ps-8' }

function PartRow({ title, level, words, part, marks, address, edited }: PartRowProps) {
  const query = part.lessonId ? `lesson=${part.lessonId}` : part.sectionId ? `section=${part.sectionId}` : 'whole=1'
  const anchor = part.lessonId ?? part.sectionId ?? 'whole'
  return (
    <li id={`part-${anchor}`} className="scroll-mt-20">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 pe-4">
        <span className={`wrap-anywhere min-w-0 flex-1 basis-52 ${LEVELS[level]}`}>{title}</span>
        {marks?.freePreview && <Badge tone="accent">Free preview</Badge>}
        {marks?.optional && <Badge>Optional</Badge>}
        {!edited && (
          <a
            href={`${address}?${query}#part-${anchor}`}
            className="min-h-8 content-center text-accent text-sm underline"
          >
            Change<span className="sr-only"> what opens “{title}”</span>
          </a>
        )}
        {words && (
          <span
            className={`wrap-anywhere flex basis-full items-start gap-1.5 text-muted text-sm ${level === 'lesson' ? 'ps-8' : 'ps-4'}`}
          >
            <Lock className="mt-0.5 size-4" aria-hidden />
            {words}
          </span>
        )}
      </div>
      {edited && (
        <div className="px-4 pb-4">
          <PartForm part={edited} closeHref={`${address}#part-${anchor}`} />
        </div>
      )}
    </li>
  )
}
