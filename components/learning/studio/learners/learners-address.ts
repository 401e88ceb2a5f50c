// The address of a list of learners: what is searched, shown and sorted, as its links and forms write it.
import { LearnerQuery, type SHOWN, type SORTS } from '@/lib/learning/learners/schemas'

export type Shown = (typeof SHOWN)[number]
export type Sorted = (typeof SORTS)[number]
export type ListState = { query: string; show: Shown; sort: Sorted }
type Given = Record<string, string | string[] | undefined>

/** Nonsense in an address means what it leaves out. */
export function listState(given: Given): ListState & { cursor?: string | undefined } {
  const { query, show, sort, cursor } = LearnerQuery.shape
  const one = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    query: query.catch('').parse(one('query')),
    show: show.catch('all').parse(one('show')),
    sort: sort.catch('newest').parse(one('sort')),
    cursor: cursor.catch(undefined).parse(one('cursor')),
  }
}

/** Only what differs from the whole list, newest first. */
export function listQuery(state: Partial<ListState> & { cursor?: string | undefined }): string {
  const parts = new URLSearchParams()
  if (state.query) parts.set('query', state.query)
  if (state.show && state.show !== 'all') parts.set('show', state.show)
  if (state.sort && state.sort !== 'newest') parts.set('sort', state.sort)
  if (state.cursor) parts.set('cursor', state.cursor)
  const text = parts.toString()
  return text && `?${text}`
}

export const SHOW_WORDS: Record<Shown, string> = {
  all: 'Everybody',
  not_started: 'Not started',
  under_way: 'Under way',
  finished: 'Finished',
  away: 'Away for 14 days',
}
export const SORT_WORDS: Record<Sorted, string> = {
  newest: 'Newest first',
  name: 'By name',
  seen: 'Last seen',
  progress: 'Most progress',
}
