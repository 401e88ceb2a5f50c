// Leaves out quiz items that could not be asked, and quizzes of which nothing stays, and says so in the report.
import { createHash } from 'node:crypto'
import { WriteQuizInput } from '@/lib/assessments/schemas'
import type { CurriculumPlan, PlannedLesson, PlannedQuizItem } from '@/lib/courses/import/plan'

type QuizItem = WriteQuizInput['items'][number]

export function checkQuizzes(plan: CurriculumPlan): CurriculumPlan {
  const { leftOut } = plan.report
  const checked = (lesson: PlannedLesson): PlannedLesson[] => {
    if (!lesson.quiz) return [lesson]
    const items = lesson.quiz.items.filter(item => {
      const problem = problemOf(item)
      if (problem) leftOut.push({ path: lesson.key, what: `Question “${item.prompt.slice(0, 60)}”`, reason: problem })
      return !problem
    })
    if (items.length > 0) return [{ ...lesson, quiz: { ...lesson.quiz, items } }]
    if (lesson.bodyMarkdown.trim() !== '') return [{ ...lesson, kind: 'article', quiz: null }]
    leftOut.push({ path: lesson.key, what: `Quiz “${lesson.title}”`, reason: 'None of its questions can be asked.' })
    return []
  }
  const sections = plan.sections.flatMap(section => {
    const lessons = section.lessons.flatMap(checked)
    return lessons.length > 0 || section.lessons.length === 0 ? [{ ...section, lessons }] : []
  })
  return { ...plan, sections }
}

/** The items as the quiz's verb takes them, each with a key that stays as long as its question does; `link` places pictures. */
export function quizItems(items: PlannedQuizItem[], link: (text: string) => string): QuizItem[] {
  const seen = new Map<string, number>()
  return items.map(item => {
    const key = createHash('sha256').update(item.prompt).digest('hex').slice(0, 16)
    const times = seen.get(key) ?? 0
    seen.set(key, times + 1)
    return { ...linked(quizItem(item), link), sourceKey: times === 0 ? key : `${key}-${times + 1}` }
  })
}

function quizItem({ kind, prompt, choices, explanation, difficulty, points, skills }: PlannedQuizItem): QuizItem {
  return {
    kind,
    promptMarkdown: prompt,
    choices: choices.map(({ text, correct }) => ({ textMarkdown: text, correct })),
    explanationMarkdown: explanation ?? '',
    difficulty,
    ...(points === undefined ? {} : { points }),
    ...(skills === undefined ? {} : { skills }),
  }
}

function linked(item: QuizItem, link: (text: string) => string): QuizItem {
  return {
    ...item,
    promptMarkdown: link(item.promptMarkdown),
    choices: item.choices.map(choice => ({ ...choice, textMarkdown: link(choice.textMarkdown) })),
    explanationMarkdown: link(item.explanationMarkdown ?? ''),
  }
}

function problemOf(item: PlannedQuizItem): string | undefined {
  const parsed = WriteQuizInput.shape.items.safeParse([quizItem(item)])
  return parsed.error?.issues.map(issue => `${issue.path.slice(1).join('.')} ${issue.message}`).join('; ')
}
