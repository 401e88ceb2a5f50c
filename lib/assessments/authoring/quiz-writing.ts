// How a sitting of writing a quiz is told: its rules, and the questions that changed, came, went or moved.
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { bounded, difference } from '@/lib/core/difference'
import { quizWritten } from '@/lib/events/assessments'
import type { Writing } from '@/lib/platform/sittings/writing'
import { AuthoredQuiz } from '../schemas'

const About = z.object({ quizId: z.uuid(), courseId: z.uuid(), lessonId: z.uuid() })
type About = z.infer<typeof About>

/** Characters of JSON on each side: a quiz is kept nowhere else as it was. */
const MOST = 200_000
/** Characters of a question where only its place matters. */
const NAME = 80

const Quiz = AuthoredQuiz.omit({ quizId: true, updatedAt: true })
type Items = AuthoredQuiz['items']
const Side = z.object({ quiz: Quiz.nullable() })

export const quizWriting: Writing<About, z.infer<typeof quizWritten.schema>> = {
  fact: quizWritten,
  about: About,
  tell: ({ about, before, after, beganAt, ...sitting }) => {
    const [old, young] = [quizOf(before), quizOf(after)]
    const itemCount = young.items.length
    return { ...about, ...sitting, ...changes(old, young), itemCount, beganAt: beganAt.toISOString() }
  },
}

/** A side that `noteSaving` takes. */
export function side(quiz: AuthoredQuiz | null): { quiz: z.infer<typeof Quiz> | null } {
  return { quiz: quiz && Quiz.parse(quiz) }
}

function quizOf(kept: Record<string, unknown>) {
  const { items = [], ...rules } = Side.parse(kept).quiz ?? {}
  return { rules, items }
}

type Told = ReturnType<typeof quizOf>

function changes(old: Told, young: Told) {
  const sides = (questions: Items, others: Items) => bounded(differing(questions, others), MOST)
  const [before, after] = [orderOf(old.items, young.items), orderOf(young.items, old.items)]
  const moved = !isDeepStrictEqual(
    before.map(({ id }) => id),
    after.map(({ id }) => id),
  )
  return difference(
    { ...old.rules, questions: sides(old.items, young.items), ...(moved && { order: before }) },
    { ...young.rules, questions: sides(young.items, old.items), ...(moved && { order: after }) },
  )
}

/** `number` is where it stands in the quiz. */
function differing(these: Items, others: Items) {
  const there = new Map(others.map(item => [item.id, item]))
  return these.flatMap((item, at) => (isDeepStrictEqual(there.get(item.id), item) ? [] : [{ number: at + 1, ...item }]))
}

/** Of those that are in both, by their first words. */
function orderOf(these: Items, others: Items): { id: string; promptMarkdown: string }[] {
  const there = new Set(others.map(({ id }) => id))
  return these
    .filter(({ id }) => there.has(id))
    .map(({ id, promptMarkdown }) => ({ id, promptMarkdown: [...promptMarkdown].slice(0, NAME).join('') }))
}
