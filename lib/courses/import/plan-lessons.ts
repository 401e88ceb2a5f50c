// Turns the discovered outline into planned lessons: bodies with placeholders, videos, quizzes.
import { videoBeside } from './body/find-video'
import { type BodyContext, type RewrittenBody, rewriteBody } from './body/rewrite-body'
import { lessonLink } from './lesson-link'
import type { OutlineLesson, OutlineSection } from './outline/outline'
import { countWords } from './pages/markdown'
import type { Page } from './pages/read-page'
import { counted, named, type Report } from './pages/report'
import type { Resolver } from './pages/resolve-link'
import type { LessonDifficulty, PlannedImage, PlannedLesson, PlannedQuiz, PlannedSection } from './plan'
import { type FoundQuiz, quizNumberIn } from './quiz/attach-quizzes'
import { markdownQuiz } from './quiz/markdown-quiz'
import type { SourceFile } from './source/list-folder'

export type Planning = {
  files: Map<string, SourceFile>
  resolve: Resolver
  sections: OutlineSection[]
  /** Pages that stand for the course or a section: a link to one leads to its first lesson. */
  coursePaths: Set<string>
  quizzes: FoundQuiz[]
  difficulty: LessonDifficulty
  language: string
  report: Report
}

export function planSections(planning: Planning): PlannedSection[] {
  return planning.sections
    .map(section => ({
      key: section.key,
      title: section.title,
      lessons: section.lessons.map(lesson => planLesson(lesson, planning)).filter(lesson => lesson !== null),
    }))
    .filter(section => section.lessons.length > 0)
}

/** What links and pictures on the page at `path` mean; also for the description of the course. */
export function bodyContext(path: string, planning: Planning): BodyContext {
  const lessons = planning.sections.flatMap(section => section.lessons)
  const keys = new Set(lessons.map(lesson => lesson.path))
  const intros = new Map(
    planning.sections.flatMap(section =>
      section.intro === null ? [] : [[section.intro.path, section.lessons[0]?.path ?? ''] as const],
    ),
  )
  return {
    resolve: url => planning.resolve(path, url),
    lessonAt: (target, fragment) => {
      if (keys.has(target)) return lessonLink(target, fragment)
      const first = intros.get(target)
      if (first !== undefined && first !== '') return lessonLink(first)
      return planning.coursePaths.has(target) ? 'nowhere' : null
    },
    quizAt: url => {
      const number = quizNumberIn(url)
      const quiz = number === null ? undefined : planning.quizzes.find(found => found.id === number)
      return quiz === undefined || !keys.has(quiz.key) ? null : lessonLink(quiz.key)
    },
    isImage: target => planning.files.get(target)?.kind === 'image',
    isVideo: target => planning.files.get(target)?.kind === 'video',
  }
}

function planLesson(lesson: OutlineLesson, planning: Planning): PlannedLesson | null {
  if (lesson.page !== null) return planPage(lesson, lesson.page, planning)
  return lesson.quiz === null ? null : planQuiz(lesson, planning)
}

function planPage(lesson: OutlineLesson, page: Page, planning: Planning): PlannedLesson | null {
  const { report } = planning
  const base = {
    key: lesson.path,
    title: lesson.title,
    difficulty: page.meta.difficulty ?? planning.difficulty,
    freePreview: page.meta.freePreview ?? false,
    skills: page.meta.skills ?? [],
  }
  const items = /quiz|test|questions|check/i.test(`${page.name} ${page.title}`)
    ? markdownQuiz(page.tree, page.text)
    : null
  if (items !== null) {
    report.keep(page.path, `Quiz: ${lesson.title} (${counted(items.length, 'question')})`)
    return {
      ...base,
      kind: 'quiz',
      bodyMarkdown: '',
      images: [],
      video: null,
      quiz: { passPercent: 70, draw: null, items },
    }
  }
  const body = rewriteBody(page.text, bodyContext(page.path, planning))
  const video = videoBeside(page, body.videos, planning.files, planning.language)
  if (page.meta.video !== undefined && video === null)
    report.change(page.path, 'Became an article', `Its video ${page.meta.video} is missing.`)
  if (countWords(body.markdown) === 0 && body.images.length === 0 && video === null) {
    report.leaveOut(page.path, 'Page left out', 'It has a title, but nothing to read below it.')
    return null
  }
  reportBody(page.path, body, report)
  report.keep(page.path, `${video === null ? 'Article' : 'Video'}: ${lesson.title}`)
  return {
    ...base,
    kind: video === null ? 'article' : 'video',
    bodyMarkdown: body.markdown,
    images: body.images,
    video,
    quiz: null,
  }
}

function planQuiz(lesson: OutlineLesson, planning: Planning): PlannedLesson | null {
  const { quiz } = lesson
  if (quiz === null) return null
  const path = lesson.path.split('#')[0] ?? lesson.path
  const images = new Map<string, PlannedImage>()
  const carry = (markdown: string): string => {
    const body = rewriteBody(markdown, bodyContext(path, planning))
    for (const image of body.images) images.set(image.ref, image)
    return body.markdown === '' ? markdown : body.markdown
  }
  const planned: PlannedQuiz = {
    passPercent: quiz.passPercent,
    draw: quiz.draw,
    items: quiz.items.map(item => ({
      ...item,
      prompt: carry(item.prompt),
      choices: item.choices.map(choice => ({ ...choice, text: carry(choice.text) })),
      explanation: item.explanation === null ? null : carry(item.explanation),
    })),
  }
  planning.report.keep(lesson.path, `Quiz: ${lesson.title} (${counted(planned.items.length, 'question')})`)
  return {
    key: lesson.path,
    title: lesson.title,
    kind: 'quiz',
    bodyMarkdown: '',
    difficulty: quiz.difficulty ?? planning.difficulty,
    freePreview: false,
    skills: quiz.skills,
    images: [...images.values()],
    video: null,
    quiz: planned,
  }
}

export function reportBody(path: string, body: RewrittenBody, report: Report): void {
  if (body.lostLinks.length > 0) {
    report.change(
      path,
      `${counted(body.lostLinks.length, 'link')} became plain text`,
      `No lesson is at ${named(body.lostLinks)}.`,
    )
  }
  if (body.lostImages.length > 0) {
    report.change(
      path,
      `${counted(body.lostImages.length, 'picture')} became words`,
      `The source does not hold ${named(body.lostImages)}.`,
    )
  }
  if (body.remoteImages > 0) {
    report.change(path, `${counted(body.remoteImages, 'picture')} became links`, 'They lie on other sites.')
  }
}
