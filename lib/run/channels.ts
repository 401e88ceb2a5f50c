// The channels of the realtime hub: each with its line in the permission table and the topic that feeds it.
import { type Actor, contextFor } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'
import { isId } from '@/lib/core/ids'
import type { Permission } from '@/lib/core/permissions'
import { openBoard } from '@/lib/gamification/boards/open-board'
import { listenableCourse } from '@/lib/learning/reads'

export type Channel = {
  /** As in `course:<id>`; what stands after the colon is handed to `topic`. */
  name: string
  permission: Permission
  /** The topic of the live port for this actor; undefined, or a DomainError, where they may not listen: the thing decides. */
  topic(actor: Actor, about: string): Promise<string | undefined>
}

export const channels: Channel[] = [
  {
    name: 'user',
    permission: 'channel.own',
    topic: async (actor, about) => (about === 'me' && actor.kind === 'user' ? `user:${actor.id}` : undefined),
  },
  { name: 'leaderboard', permission: 'board.see', topic: boardTopic },
  {
    name: 'course',
    permission: 'channel.course',
    topic: async (actor, about) => `course:${await listenableCourse(contextFor(actor), about)}`,
  },
]

/** `global`, `course:<id>` and `group:<id>`: whoever may see the board hears who moves on it. */
async function boardTopic(actor: Actor, about: string): Promise<string | undefined> {
  const [scope, id, ...more] = about.split(':')
  if (more.length > 0 || (scope === 'global' ? id !== undefined : !isId(id ?? ''))) return undefined
  if (scope !== 'global' && scope !== 'course' && scope !== 'group') return undefined
  await openBoard(contextFor(actor), { scope, courseId: id, groupId: id, period: 'week' })
  return `leaderboard:${about}`
}

/** The topic behind what a client asks for, such as `user:me`; undefined where there is none for this actor. */
export async function topicFor(actor: Actor, asked: string): Promise<string | undefined> {
  const colon = asked.indexOf(':')
  const channel = channels.find(({ name }) => name === asked.slice(0, Math.max(0, colon)))
  return channel?.topic(actor, asked.slice(colon + 1)).catch((error: unknown) => {
    if (isDomainError(error)) return undefined
    throw error
  })
}
