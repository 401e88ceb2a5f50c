// What keeps the lessons of a guarded course closed to one learner, and what opens them. Pure.

export type AccessLesson = {
  lessonId: string
  title: string
  sectionId: string
  sectionTitle: string
  optional: boolean
  freePreview: boolean
  completed: boolean
  /** Drip: of the lesson and of its section. */
  opensAt: Date | null
  opensAfterDays: number | null
  sectionOpensAt: Date | null
  sectionOpensAfterDays: number | null
}
/** The subject is the lesson, else the section, else the whole course. */
export type Prerequisite = {
  sectionId: string | null
  lessonId: string | null
  requires: 'previous' | 'lesson' | 'section' | 'course'
  requiredLessonId: string | null
  requiredSectionId: string | null
  requiredCourse: { title: string; slug: string; completed: boolean } | null
}
export type Guard = {
  /** In the order of the outline. */
  lessons: readonly AccessLesson[]
  prerequisites: readonly Prerequisite[]
  inOrder: boolean
  enrolledAt: Date
  now: Date
}

/** One thing that has to happen first; `words` says it to the learner. */
export type Lock =
  | { kind: 'lesson'; words: string; lessonId: string }
  | { kind: 'section'; words: string; sectionId: string }
  | { kind: 'course'; words: string; courseSlug: string }
  | { kind: 'date'; words: string; opensAt: string }

const DAY_MS = 86_400_000

/**
 * The locks of each lesson that has any. What is completed and what is a free preview is never locked. A requirement that
 * this edition cannot meet (its lesson is not in it, it asks for nothing, or it waits for itself in a circle) is no lock.
 */
export function locksOf(guard: Guard): Map<string, Lock[]> {
  const found = new Map<string, Lock[]>()
  const asked = withoutCircles(guard, requirements(guard))
  const byId = new Map(guard.lessons.map(lesson => [lesson.lessonId, lesson]))
  for (const lesson of guard.lessons) {
    if (lesson.completed || lesson.freePreview) continue
    const locks = [...dates(lesson, guard), ...courses(lesson, guard)]
    for (const need of asked.get(lesson.lessonId) ?? []) {
      if (need.lessons.every(id => byId.get(id)?.completed)) continue
      locks.push(need.lock)
    }
    if (locks.length > 0) found.set(lesson.lessonId, unique(locks))
  }
  return found
}

type Need = { lessons: string[]; lock: Lock }

/** What each lesson asks for by its own rules, those of its section and those of the course. */
function requirements(guard: Guard): Map<string, Need[]> {
  const found = new Map<string, Need[]>()
  for (const lesson of guard.lessons) {
    const needs = guard.prerequisites
      .filter(rule => concerns(rule, lesson))
      .flatMap(rule => needOf(rule, lesson, guard))
    if (guard.inOrder) needs.push(...previousLesson(lesson, guard))
    const others = needs.filter(need => need.lessons.length > 0 && !need.lessons.includes(lesson.lessonId))
    if (others.length > 0) found.set(lesson.lessonId, others)
  }
  return found
}

function concerns(rule: Prerequisite, lesson: AccessLesson): boolean {
  if (rule.lessonId !== null) return rule.lessonId === lesson.lessonId
  return rule.sectionId === null || rule.sectionId === lesson.sectionId
}

function needOf(rule: Prerequisite, lesson: AccessLesson, guard: Guard): Need[] {
  switch (rule.requires) {
    case 'lesson': {
      const asked = guard.lessons.find(({ lessonId }) => lessonId === rule.requiredLessonId)
      return asked ? [needLesson(asked)] : []
    }
    case 'section':
      return needSection(rule.requiredSectionId, guard)
    case 'previous':
      return rule.lessonId === null ? previousSection(lesson, guard) : previousLesson(lesson, guard)
    case 'course':
      return []
  }
}

function needLesson({ lessonId, title }: AccessLesson): Need {
  return { lessons: [lessonId], lock: { kind: 'lesson', lessonId, words: `Complete “${title}” first` } }
}

/** All required lessons of a section. */
function needSection(sectionId: string | null, guard: Guard): Need[] {
  const inside = guard.lessons.filter(lesson => lesson.sectionId === sectionId && !lesson.optional)
  const [first] = inside
  if (!first || sectionId === null) return []
  const words = `Complete the section “${first.sectionTitle}” first`
  return [{ lessons: inside.map(({ lessonId }) => lessonId), lock: { kind: 'section', sectionId, words } }]
}

/** The nearest required lesson before this one. */
function previousLesson(lesson: AccessLesson, { lessons }: Guard): Need[] {
  const before = lessons.slice(0, lessons.indexOf(lesson)).findLast(({ optional }) => !optional)
  return before ? [needLesson(before)] : []
}

function previousSection(lesson: AccessLesson, guard: Guard): Need[] {
  const sections = [...new Set(guard.lessons.map(({ sectionId }) => sectionId))]
  return needSection(sections[sections.indexOf(lesson.sectionId) - 1] ?? null, guard)
}

/** Leaves out what could never be met because it waits for itself: an outline may be moved after its rules were set. */
function withoutCircles({ lessons }: Guard, asked: Map<string, Need[]>): Map<string, Need[]> {
  const done = new Set(lessons.filter(({ completed, freePreview }) => completed || freePreview).map(l => l.lessonId))
  const reaches = (from: string, target: string, seen: Set<string>): boolean => {
    if (from === target) return true
    if (seen.has(from) || done.has(from)) return false
    seen.add(from)
    return (asked.get(from) ?? []).some(need => need.lessons.some(next => reaches(next, target, seen)))
  }
  return new Map(
    [...asked].map(([id, needs]) => [
      id,
      needs.filter(need => !need.lessons.some(next => reaches(next, id, new Set()))),
    ]),
  )
}

function courses(lesson: AccessLesson, { prerequisites }: Guard): Lock[] {
  return prerequisites.flatMap(rule => {
    const { requiredCourse: course } = rule
    if (!course || course.completed || !concerns(rule, lesson)) return []
    return [{ kind: 'course' as const, courseSlug: course.slug, words: `Complete the course “${course.title}” first` }]
  })
}

function dates(lesson: AccessLesson, { enrolledAt, now }: Guard): Lock[] {
  const after = (days: number | null) => (days === null ? null : new Date(enrolledAt.getTime() + days * DAY_MS))
  const moments = [
    lesson.opensAt,
    after(lesson.opensAfterDays),
    lesson.sectionOpensAt,
    after(lesson.sectionOpensAfterDays),
  ].flatMap(at => (at && at > now ? [at.getTime()] : []))
  if (moments.length === 0) return []
  const at = new Date(Math.max(...moments))
  return [{ kind: 'date', opensAt: at.toISOString(), words: `Opens on ${DATE.format(at)} (UTC)` }]
}

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

function unique(locks: Lock[]): Lock[] {
  return locks.filter((lock, at) => locks.findIndex(({ words }) => words === lock.words) === at)
}
