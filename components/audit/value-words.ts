// Values of the audit trail as people read them: fields as words, lists as lines, an outline with its lessons.

type Fields = Record<string, unknown>

/** As in "suspended at" for `suspendedAt`. */
export function fieldWords(field: string): string {
  return (NAMES[field] ?? field)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
}

const NAMES: Record<string, string> = {
  bodyMarkdown: 'text',
  promptMarkdown: 'question',
  explanationMarkdown: 'explanation',
  descriptionMarkdown: 'description',
  ownerId: 'owner',
}

/** Empty where there is nothing. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return listWords(value)
  if (isFields(value)) return fieldsWords(value)
  return String(value)
}

function listWords(list: unknown[]): string {
  if (list.every(entry => !isFields(entry))) return list.map(valueWords).join(', ')
  return list.map((entry, at) => entryWords(entry, at + 1)).join('\n')
}

/** A section of an outline, a choice of a question, whatever has a name, else all that it says. */
function entryWords(entry: unknown, number: number): string {
  if (!isFields(entry)) return `${number}. ${valueWords(entry)}`
  if (typeof entry.leftOut === 'number') return `… and ${entry.leftOut} more (all together: SHA-256 ${entry.sha256})`
  if (typeof entry.textMarkdown === 'string') return `${entry.correct === true ? '✓' : '✗'} ${entry.textMarkdown}`
  if (typeof entry.title === 'string') return `${number}. ${entry.title}${lessonsWords(entry.lessons)}`
  if (typeof entry.promptMarkdown === 'string') return `${number}. ${entry.promptMarkdown}`
  return `${number}. ${fieldsWords(entry)}`
}

function lessonsWords(lessons: unknown): string {
  if (!Array.isArray(lessons)) return ' (the same lessons)'
  return lessons.map(lesson => `\n    – ${isFields(lesson) ? valueWords(lesson.title) : valueWords(lesson)}`).join('')
}

function fieldsWords(fields: Fields): string {
  return Object.entries(fields)
    .map(([field, value]) => `${fieldWords(field)}: ${valueWords(value) || 'nothing'}`)
    .join(', ')
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export type Pair = { id: string; name: string; before: unknown; after: unknown }

/** Entries of both sides that are the same thing, by their ids; null where the lists are not of things with ids. */
export function pairsOf(before: unknown, after: unknown): Pair[] | null {
  const sides = [before, after].map(side => (Array.isArray(side) ? side : []))
  const ids = sides.flat().flatMap(entry => (isFields(entry) && typeof entry.id === 'string' ? [entry.id] : []))
  if (ids.length === 0 || ids.length < sides.flat().filter(entry => !isLeftOut(entry)).length) return null
  const [old, young] = sides.map(side => new Map(side.map(entry => [isFields(entry) ? entry.id : null, entry])))
  return [...new Set(ids)].map(id => {
    const pair = { before: old?.get(id) ?? null, after: young?.get(id) ?? null }
    return { id, name: nameOf(pair.after ?? pair.before), ...pair }
  })
}

const isLeftOut = (entry: unknown) => isFields(entry) && 'leftOut' in entry

function nameOf(entry: unknown): string {
  if (!isFields(entry)) return ''
  const { number, promptMarkdown, title } = entry
  if (typeof promptMarkdown === 'string') return `question ${number ?? ''}`
  return typeof title === 'string' ? `“${title}”` : ''
}

/** What is first read of a thing comes first; the database gives fields in an order of its own. */
export function inOrder(thing: unknown): [string, unknown][] {
  const rank = (field: string) => FIRST.indexOf(field) + 1 || FIRST.length + 1
  return isFields(thing)
    ? Object.entries(thing)
        .filter(([field, value]) => field !== 'id' && valueWords(value) !== '')
        .sort(([a], [b]) => rank(a) - rank(b))
    : []
}

const FIRST = ['title', 'promptMarkdown', 'choices', 'explanationMarkdown', 'bodyMarkdown']
