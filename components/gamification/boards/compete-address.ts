// The address of a board on /compete, and the board that an address asks for.
import type { BoardPeriod, BoardScope } from '@/lib/gamification/boards/schemas'

export type Asked = { scope: BoardScope; courseId?: string; groupId?: string; period: BoardPeriod }

const PERIODS: readonly BoardPeriod[] = ['week', 'month', 'all']

/** Everybody's board of the week unless told otherwise. */
export function competePath({ scope, courseId, groupId, period }: Asked): string {
  const query = new URLSearchParams()
  if (scope === 'course' && courseId) query.set('courseId', courseId)
  if (scope === 'group' && groupId) query.set('groupId', groupId)
  if (period !== 'week') query.set('period', period)
  const text = query.toString()
  return text ? `/compete?${text}` : '/compete'
}

type Params = Record<string, string | string[] | undefined>

/** What nobody could mean is left aside. */
export function askedBy(params: Params): Asked {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined)
  const period = PERIODS.find(each => each === one('period')) ?? 'week'
  const [courseId, groupId] = [one('courseId'), one('groupId')]
  if (groupId && UUID.test(groupId)) return { scope: 'group', groupId, period }
  if (courseId) return { scope: 'course', courseId, period }
  return { scope: 'global', period }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
