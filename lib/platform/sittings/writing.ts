// What the sittings of one kind of writing are, and one saving of it.
import type { z } from 'zod'
import type { FactKind } from '@/lib/core/event'

type Fields = Record<string, unknown>

/** A sitting as its fact tells it: the fields that were touched, before the first saving and after the last. */
export type Sitting<A> = {
  about: A
  before: Fields
  after: Fields
  saves: number
  beganAt: Date
  firstRequestId: string
}
export type Writing<A extends Fields, P> = { fact: FactKind<P>; about: z.ZodType<A>; tell(sitting: Sitting<A>): P }

/** `found` and `state` name the states that a saving continued and that it made, such as revisions. */
export type Saving<A> = {
  subjectId: string
  about: A
  found: string
  state: string
  before: Fields
  after: Fields
}
