// Facts (what happened) and reactions (what follows): the one asynchronous mechanism of the house.
import type { z } from 'zod'
import type { Context } from './context'

/** A kind of fact: a past-tense name and the shape of its payload. */
export type FactKind<P = unknown> = { name: string; schema: z.ZodType<P> }

/** A fact as it is recorded: one row of the outbox. */
export type Fact<P = unknown> = {
  id: string
  name: string
  payload: P
  occurredAt: Date
  actorId: string | null
  requestId: string
}

/**
 * What a domain does when a fact happens. `inline` runs inside the verb's transaction, and what it resolves to is handed to
 * the verb, whose reply may show it; `queued` runs later from the job queue, may run twice, and is retried alone; a `slow`
 * one takes minutes and waits in a line of its own.
 */
export type Reaction<P = unknown> = {
  name: string
  on: FactKind<P>
  mode: 'inline' | 'queued'
  slow?: true
  run(ctx: Context, fact: Fact<P>): Promise<unknown>
}

export function defineFact<P>(name: string, schema: z.ZodType<P>): FactKind<P> {
  return { name, schema }
}

/** Gives a reaction with the payload type hidden, so that reactions to different facts fit one list. */
export function defineReaction<P>(reaction: Reaction<P>): Reaction {
  return {
    ...reaction,
    run: (ctx, fact) => reaction.run(ctx, { ...fact, payload: reaction.on.schema.parse(fact.payload) }),
  }
}

const REGISTRY = Symbol.for('cairn.reactions')
type Holder = typeof globalThis & { [REGISTRY]?: Map<string, Reaction> }

/** The reactions of this process, shared by all its module graphs and keyed by name (registering twice is one). */
export function reactions(): Map<string, Reaction> {
  const holder = globalThis as Holder
  holder[REGISTRY] ??= new Map()
  return holder[REGISTRY]
}
