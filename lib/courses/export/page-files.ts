// The pages of an export: course.md, section.md, a page or a quiz file a lesson. See ../import/cairn for the way back.
import { stringify } from 'yaml'
import type { Requirement } from '../access/schemas'
import { CAIRN_FORMAT } from '../import/cairn/format'
import { type Places, stemOf } from './name-files'
import { portableText } from './portable-text'
import type { ExportedCourse, ExportedLesson } from './reads'

type Fields = Record<string, unknown>

/** Front matter without what is not said, then the text as it is. */
function page(fields: Fields, text: string): string {
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => isSaid(value)))
  return `---\n${stringify(said, { lineWidth: 0 })}---\n${text}`
}

function isSaid(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)
}

export function coursePage(exported: ExportedCourse, places: Places): string {
  const { course, categorySlug, access } = exported
  const { slug, title, subtitle, level, language, priceMinor, currency, tier, outcomes, requirements } = course
  const fields = {
    cairn: CAIRN_FORMAT,
    ...{ title, subtitle: subtitle || null, slug, category: categorySlug, level, language, priceMinor, currency, tier },
    ...{ outcomes, requirements },
    cover: course.coverMediaId && places.media.get(course.coverMediaId),
    lessonOrder: access.lessonOrder === 'any' ? null : access.lessonOrder,
    requires: requiresOf(exported, places, { sectionId: null, lessonId: null }),
  }
  return page(fields, portableText(course.descriptionMarkdown, slug, places, './'))
}

export function sectionPage(exported: ExportedCourse, places: Places, section: { id: string; title: string }): string {
  const drip = exported.access.sections.find(({ id }) => id === section.id)
  const requires = requiresOf(exported, places, { sectionId: section.id, lessonId: null })
  return page({ title: section.title, opensAt: drip?.opensAt, opensAfterDays: drip?.opensAfterDays, requires }, '')
}

export function lessonPage(exported: ExportedCourse, places: Places, lesson: ExportedLesson): string {
  const { slug } = exported.course
  const media = lesson.mediaId ? exported.media.get(lesson.mediaId) : undefined
  const beside = media?.kind === 'video' ? fileName(stemOf(places.lessons.get(lesson.id) ?? '')) : undefined
  const film = media?.files.find(({ name }) => name.startsWith('video.'))
  const offered = media && media.kind !== 'video' ? places.media.get(media.id) : undefined
  const fields = {
    ...settings(exported, places, lesson),
    kind: lesson.kind,
    video: beside && film ? `${beside}.${film.name.split('.').at(-1)}` : null,
    captions: media?.kind === 'video' ? media.captions.map(({ language }) => language) : [],
    file: offered,
    filename: offered && media?.filename,
    embed: lesson.embedUrl,
  }
  return page(fields, portableText(lesson.bodyMarkdown, slug, places, '../'))
}

export function quizFile(exported: ExportedCourse, places: Places, lesson: ExportedLesson): string {
  const portable = (text: string) => portableText(text, exported.course.slug, places, '../')
  const { quiz } = lesson
  const fields = {
    ...settings(exported, places, lesson),
    passPercent: quiz?.passPercent,
    draw: quiz?.drawCount,
    timeLimitSeconds: quiz?.timeLimitSeconds,
    attemptsAllowed: quiz?.attemptsAllowed,
    shuffle: quiz?.shuffle,
    body: lesson.bodyMarkdown === '' ? null : portable(lesson.bodyMarkdown),
    items: (quiz?.items ?? []).map(item => ({
      kind: item.kind,
      prompt: portable(item.promptMarkdown),
      choices: item.body.choices.map(({ textMarkdown, correct }) => ({ text: portable(textMarkdown), correct })),
      explanation: item.explanationMarkdown === '' ? undefined : portable(item.explanationMarkdown),
      difficulty: item.difficulty,
      points: item.points === 1 ? undefined : item.points,
      skills: item.skills.length === 0 ? undefined : item.skills,
    })),
  }
  const said = Object.entries(fields).filter(([name, value]) => name === 'items' || name === 'shuffle' || isSaid(value))
  return `${JSON.stringify(Object.fromEntries(said), null, 2)}\n`
}

/** What every lesson may say of itself. */
function settings(exported: ExportedCourse, places: Places, lesson: ExportedLesson): Fields {
  const plays = lesson.mediaId !== null && exported.media.get(lesson.mediaId)?.kind === 'video'
  return {
    title: lesson.title,
    difficulty: lesson.difficulty,
    freePreview: lesson.freePreview,
    optional: lesson.optional,
    skills: lesson.skills,
    seconds: plays ? null : lesson.durationSeconds,
    opensAt: lesson.opensAt?.toISOString(),
    opensAfterDays: lesson.opensAfterDays,
    requires: requiresOf(exported, places, { sectionId: null, lessonId: lesson.id }),
  }
}

type Subject = { sectionId: string | null; lessonId: string | null }

function requiresOf({ access }: ExportedCourse, places: Places, subject: Subject): unknown[] {
  return access.rules
    .filter(rule => rule.sectionId === subject.sectionId && rule.lessonId === subject.lessonId)
    .flatMap(({ requires }) => required(requires, places) ?? [])
}

function required(requirement: Requirement, places: Places): unknown {
  switch (requirement.kind) {
    case 'previous':
      return 'previous'
    case 'lesson':
      return { lesson: places.lessons.get(requirement.lessonId) }
    case 'section':
      return { section: places.sections.get(requirement.sectionId) }
    case 'course':
      return { course: requirement.courseId }
  }
}

function fileName(path: string): string {
  return path.split('/').at(-1) ?? ''
}

/** The files of a lesson's video, beside its page: films, poster and captions. */
export function videoFiles(exported: ExportedCourse, places: Places, lesson: ExportedLesson) {
  const media = lesson.mediaId ? exported.media.get(lesson.mediaId) : undefined
  if (media?.kind !== 'video') return []
  const stem = stemOf(places.lessons.get(lesson.id) ?? '')
  const kept = media.files.filter(({ name }) => /^(video|poster)\.[a-z0-9]+$/.test(name))
  const bytes = kept.map(({ name, storageKey, sizeBytes }) => ({
    path: `${stem}.${name.split('.').at(-1)}`,
    storageKey,
    sizeBytes,
  }))
  const tracks = media.captions.map(({ language, vtt }) => ({ path: `${stem}.${language}.vtt`, text: vtt }))
  return [...bytes, ...tracks]
}
