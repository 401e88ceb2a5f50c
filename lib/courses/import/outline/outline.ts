// The shape in which every way of discovering an outline (tree, navigation file) hands it on.
import type { Page } from '../pages/read-page'
import type { QuizDraft } from '../quiz/quiz-shapes'

/** Something that can become a lesson: a page, or a quiz file that stands between pages. */
export type Candidate = {
  path: string
  name: string
  title: string
  order: number | null
  page: Page | null
  quiz: QuizDraft | null
}

export type OutlineLesson = Candidate & {
  /** The lesson that this one belongs to: itself, or the README beside which it lies. */
  mainPath: string
}

export type OutlineSection = {
  key: string
  title: string
  lessons: OutlineLesson[]
  /** The page that stands for the section, whose words may open it. */
  intro: Page | null
}

export function candidateOf(page: Page): Candidate {
  return { path: page.path, name: page.name, title: page.title, order: page.order, page, quiz: null }
}
