// What the demo learners know of a course's quizzes: the right choices by the text of the question.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

type QuizFile = { items: { prompt: string; choices: { text: string; correct?: boolean }[] }[] }

/** Prompt → texts of the right choices, from the course folder's own quiz files. */
export function rightAnswers(folder: string): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.quiz.json')) continue
    const quiz = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as QuizFile
    for (const { prompt, choices } of quiz.items) {
      known.set(prompt.trim(), new Set(choices.filter(choice => choice.correct).map(choice => choice.text.trim())))
    }
  }
  return known
}
