// How a typed query finds courses: whole words and the beginning of the last one, and trigrams where that finds too little.
import { type SQL, sql } from 'drizzle-orm'
import { rows, type TxContext, transact } from '@/db/client'
import { courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'

/** `exact` looks for words; `forgiving` also for titles that are spelled nearly so; `none` is no search. */
export type Matching = 'none' | 'exact' | 'forgiving'
/** With fewer hits than this, near misses are shown too. */
export const FEW = 5

/** How much of a query's trigrams a title must share in one place; `pyton` and `python` share 0.5. */
const NEAR = '0.4'

/** A query prepared for searching: whole, split before its unfinished `last` word, and what that may have been meant to be. */
export type SearchText = { whole: string; head: string; last: string; root: string; swaps: string }
/** The same as parts of a statement. */
export type Terms = { words: SQL; near: SQL; folded: SQL }

export function searchText(query: string): SearchText {
  const last = /[\p{L}\p{Nd}]+$/u.exec(query)?.[0] ?? ''
  // Stems end earlier than words: `programmi` is on its way to `programming`, which is kept as `program`.
  const root = last.length > 5 ? last.replace(/(in?|e)$/i, '').replace(/(\p{L})\1$/u, '$1') : last
  return { whole: query, head: query.slice(0, query.length - last.length), last, root, swaps: swapsOf(query) }
}

/** Trigrams hardly see two letters in the wrong order (`pyhton`), so these words are looked for with each pair swapped. */
function swapsOf(query: string): string {
  const words = [...query.matchAll(/\p{L}{4,14}/gu)].slice(0, 4).map(match => match[0])
  const swapped = words.flatMap(word =>
    Array.from(
      { length: word.length - 1 },
      (_, at) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
    ),
  )
  return swapped.join(' or ')
}

/** Statement parts from texts or placeholders. Whatever was typed, they are never a syntax error. */
export function termsOf(text: Record<keyof SearchText, unknown>, hasLast: boolean): Terms {
  const whole = loose(text.whole)
  const swaps = loose(text.swaps)
  return {
    words: hasLast ? sql`(${whole} || (${loose(text.head)} && ${prefix(text.last)}))` : whole,
    near: hasLast ? sql`(${swaps} || ${prefix(text.root)})` : swaps,
    folded: sql`cairn_unaccent(lower(${text.whole}))`,
  }
}

const loose = (text: unknown) => sql`websearch_to_tsquery('english', cairn_unaccent(${text}))`
const prefix = (word: unknown) =>
  sql`to_tsquery('english', '''' || translate(cairn_unaccent(${word}), '''\\', '  ') || ''':*')`
const title = sql`cairn_unaccent(lower(${courses.title}))`
const has = (words: SQL) => sql`${courses.search} @@ ${words}`

/** The condition on courses that a query means. */
export function matches({ words, near, folded }: Terms, matching: Matching): SQL | undefined {
  if (matching === 'none') return undefined
  return matching === 'exact' ? has(words) : sql`(${has(words)} or ${has(near)} or ${folded} <% ${title})`
}

/** How well a course fits: by its words (above 1 beside near misses), by nearly its words, or by the likeness of its title. */
export function score({ words, near, folded }: Terms, matching: Matching): SQL<number> {
  const rank = sql`ts_rank(${courses.search}, ${words}, 1)`
  const likeness = sql`word_similarity(${folded}, ${title})`
  const forgiving = sql`case when ${has(words)} then 1 + ${rank} when ${has(near)} then 0.8 else ${likeness} end`
  return sql<number>`(${matching === 'forgiving' ? forgiving : rank})::real`.mapWith(Number)
}

/** Runs a forgiving search: the threshold of likeness is a setting of the transaction. */
export function forgivingly<T>(ctx: Context, search: (tx: TxContext) => Promise<T>): Promise<T> {
  return transact(ctx, async tx => {
    await rows(tx, sql`select set_config('pg_trgm.word_similarity_threshold', ${NEAR}, true)`)
    return search(tx)
  })
}
