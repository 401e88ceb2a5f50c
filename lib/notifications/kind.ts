// What a kind of notification is: which fact it follows, who hears of it, in which words, and how by default.
import type { z } from 'zod'
import type { Context } from '@/lib/core/context'
import { defineReaction, type Fact, type FactKind, type Reaction } from '@/lib/core/event'

/** One person who is told. `about` groups: while unread, what is about the same is one notification with a count. */
export type Told<D> = { userId: string; about: string; data: D }

/** A sentence, and the one place to go on. */
export type Words = { title: string; action: string; href: string }

type Spec<P, D> = {
  key: string
  /** What it is called among the settings, and under which heading. */
  label: string
  group: 'Learning' | 'Motivation' | 'Teaching' | 'Running the site'
  on: FactKind<P>
  data: z.ZodType<D>
  /**
   * Whether it is mailed unless somebody chose; `by_itself` where the deed sends a letter of its own. All kinds stand in the app
   * unless somebody chose otherwise.
   */
  email: boolean | 'by_itself'
  /** The mechanic that it belongs to; who switched that off is not told. */
  mechanic?: Mechanic
  /** Whether a toast of its own was shown already when it arrives. */
  quiet?: true
  tell(ctx: Context, fact: Fact<P>): Promise<Told<D>[]>
  words(data: D, count: number): Words
}

export type Mechanic = 'xp' | 'streaks' | 'achievements' | 'boards'
/** How a kind's people are told; `notify` is that. */
export type Notify = (ctx: Context, kind: Kind, fact: Fact, told: Told<object>[]) => Promise<void>

/** A kind with the types of its fact and data hidden, so that different ones fit one list. */
export type Kind = Omit<Spec<unknown, object>, 'on' | 'data' | 'tell' | 'words'> & {
  /** The words of stored data; undefined where a later version stored them otherwise. */
  words(data: unknown, count: number): Words | undefined
  reaction(notify: Notify): Reaction
}

export function defineKind<P, D extends object>(spec: Spec<P, D>): Kind {
  const { on, data: schema, tell, words, ...rest } = spec
  const kind: Kind = {
    ...rest,
    words(data, count) {
      const parsed = schema.safeParse(data)
      return parsed.success ? words(parsed.data, count) : undefined
    },
    reaction: notify =>
      defineReaction({
        name: `notifications.${rest.key}`,
        on,
        mode: 'queued',
        run: async (ctx, fact) => {
          const told = await tell(ctx, fact)
          if (told.length > 0) await notify(ctx, kind, fact, told)
        },
      }),
  }
  return kind
}
