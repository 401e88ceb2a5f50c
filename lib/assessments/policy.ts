// Who may write quizzes. Who may take one, learning decides.
import type { Actor } from '@/lib/core/context'

export function mayWriteQuiz(actor: Actor, course: { isStaff: boolean }): boolean {
  return course.isStaff || actor.permissions.has('course.manage-any')
}
