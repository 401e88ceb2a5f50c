// The checklist before a publication: what is required, and what would make the course better, each with its place.
import type { LessonContent } from '../teaching/reads'
import { ignoredColors, weakColors } from './advice/colors'
import { emptyHeadings, headingJumps } from './advice/headings'
import { vagueLinks } from './advice/links'
import { undescribedPictures } from './advice/pictures'
import { prose, readText } from './advice/text'
import { hasContent, whatIsMissing } from './what-is-missing'

export type Topic =
  | 'required'
  | 'presentation'
  | 'content'
  | 'pictures'
  | 'captions'
  | 'headings'
  | 'links'
  | 'colors'
  | 'reading'
  | 'length'
export type ChecklistEntry = {
  topic: Topic
  required: boolean
  message: string
  /** Where it is put right: a lesson, or the course's own words. */
  lessonId: string | null
}

export type CheckedCourse = {
  title: string
  subtitle: string
  descriptionMarkdown: string
  outcomes: string[]
  language: string
  coverMediaId: string | null
}
export type CheckedLesson = Pick<
  LessonContent,
  'id' | 'title' | 'kind' | 'bodyMarkdown' | 'mediaId' | 'embedUrl' | 'durationSeconds' | 'quizItems' | 'optional'
> & {
  /** How many languages its video has captions in; null without a video. */
  captions: number | null
}

/** What is required first, then advice on the course, then lesson by lesson in their order. */
export function checklist(course: CheckedCourse, lessons: CheckedLesson[]): ChecklistEntry[] {
  const required = whatIsMissing(course, lessons).map(({ message }) => ({
    topic: 'required' as const,
    required: true,
    message: sentence(message),
    lessonId: null,
  }))
  const about = (lessonId: string | null) => (advice: Advice) => ({ ...advice, required: false, lessonId })
  return [
    ...required,
    ...presentation(course).map(about(null)),
    ...textAdvice(course.descriptionMarkdown).map(about(null)),
    ...lessons.flatMap(lesson => lessonAdvice(lesson).map(about(lesson.id))),
  ]
}

type Advice = { topic: Topic; message: string }

function presentation({ coverMediaId, subtitle, outcomes }: CheckedCourse): Advice[] {
  const advice = (message: string): Advice => ({ topic: 'presentation', message })
  return [
    ...(coverMediaId ? [] : [advice('The course has no cover. Cards with a picture are found more easily.')]),
    ...(subtitle.trim() === '' ? [advice('A subtitle says in one line whom the course is for.')] : []),
    ...(outcomes.length === 0 ? [advice('Say what one will be able to do after the course.')] : []),
  ]
}

const LONG_ARTICLE_SECONDS = 25 * 60
const LONG_VIDEO_SECONDS = 15 * 60

export function lessonAdvice(lesson: CheckedLesson): Advice[] {
  const { kind, mediaId, quizItems, embedUrl, captions, durationSeconds } = lesson
  const content = (message: string): Advice => ({ topic: 'content', message })
  const found: Advice[] = []
  if (kind === 'quiz' && quizItems === 0)
    found.push(content('This quiz has no questions yet. Nobody can complete the lesson before it has.'))
  else if (kind === 'video' && !mediaId)
    found.push(content('This video lesson has no video yet. Nobody can complete it before it has.'))
  else if (kind === 'file' && !mediaId) found.push(content('This lesson offers no file yet.'))
  else if (kind === 'embed' && !embedUrl) found.push(content('This lesson shows no page yet.'))
  else if (!hasContent(lesson) && !embedUrl) found.push(content('This lesson is empty.'))
  if (captions === 0) {
    found.push({
      topic: 'captions',
      message: 'The video has no captions. Many watch without sound, and some cannot hear it.',
    })
  }
  found.push(...textAdvice(lesson.bodyMarkdown))
  const minutes = Math.round(durationSeconds / 60)
  if (kind === 'video' && durationSeconds > LONG_VIDEO_SECONDS)
    found.push({
      topic: 'length',
      message: `The video takes ${minutes} minutes. Shorter ones are watched to their end.`,
    })
  else if (kind === 'article' && durationSeconds > LONG_ARTICLE_SECONDS)
    found.push({ topic: 'length', message: `It takes about ${minutes} minutes to read. Two lessons may be easier.` })
  return found
}

/** What can be said of any text, whatever it is for. */
export function textAdvice(markdown: string): Advice[] {
  if (markdown.trim() === '') return []
  const text = readText(markdown)
  const found: Advice[] = []
  const pictures = undescribedPictures(text)
  if (pictures.length > 0) found.push({ topic: 'pictures', message: picturesInWords(pictures) })
  for (const { title, from, to } of headingJumps(text).slice(0, 3)) {
    const message = `The heading “${shortened(title)}” jumps from level ${from} to level ${to}.`
    found.push({ topic: 'headings', message })
  }
  if (emptyHeadings(text) > 0) found.push({ topic: 'headings', message: 'There is a heading without words.' })
  const links = vagueLinks(text)
  if (links.length > 0) found.push({ topic: 'links', message: linksInWords(links) })
  if (ignoredColors(text) > 0)
    found.push({ topic: 'colors', message: 'Colors set in HTML are left out, so that every page stays easy to read.' })
  for (const { color, on, contrast } of weakColors(text)) {
    const message = `Formulas in ${color} are hard to read on ${on} pages (contrast ${contrast.toFixed(1)} : 1, not 4.5 : 1).`
    found.push({ topic: 'colors', message })
  }
  return found
}

/** The paragraphs of all lessons, by lesson. */
export function proseOf(lessons: CheckedLesson[]): Map<string, string[]> {
  return new Map(lessons.map(({ id, bodyMarkdown }) => [id, prose(readText(bodyMarkdown))]))
}

function picturesInWords(names: string[]): string {
  const [first] = names
  return names.length === 1
    ? `A picture${first ? ` (${first})` : ''} has no description for those who cannot see it.`
    : `${names.length} pictures have no description for those who cannot see them.`
}

function linksInWords(words: string[]): string {
  return words.length === 1
    ? `A link says only “${words[0]}”. Let it say where it leads.`
    : `${words.length} links say only “${words[0]}” or the like. Let them say where they lead.`
}

function shortened(title: string): string {
  return title.length > 60 ? `${title.slice(0, 60)}…` : title
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}
