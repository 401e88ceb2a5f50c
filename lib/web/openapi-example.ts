// A plausible value of a JSON Schema, for the examples of the document; the same schema gives the same one every time.
export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  examples?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
}

const DEEPEST = 7

/** `named` holds the schemas that a `$ref` points to. A body shows what it must have, a reply all that it has. */
export function exampleOf(schema: Schema, named: Record<string, unknown>, io: 'body' | 'reply'): unknown {
  return value(schema, '', 0)

  function value(of: Schema, name: string, depth: number): unknown {
    if (of.$ref) return value((named[of.$ref.split('/').at(-1) ?? ''] ?? {}) as Schema, name, depth + 1)
    if (of.examples) return of.examples[0]
    if (of.const !== undefined) return of.const
    if (of.enum) return of.enum[0]
    const options = of.anyOf ?? of.oneOf
    if (options) {
      const chosen = depth > DEEPEST ? options.find(({ type }) => type === 'null') : undefined
      return value(chosen ?? options[0] ?? {}, name, depth)
    }
    if (of.allOf) return Object.assign({}, ...of.allOf.map(part => value(part, name, depth)))
    switch ([of.type].flat()[0]) {
      case 'object':
        return Object.fromEntries(shown(of).map(([key, part]) => [key, value(part, key, depth + 1)]))
      case 'array':
        if (of.prefixItems) return of.prefixItems.map((part, at) => value(part, `${name}.${at}`, depth + 1))
        if (!of.items || (depth > DEEPEST && !of.minItems)) return []
        return Array.from({ length: Math.max(1, of.minItems ?? 1) }, () => value(of.items ?? {}, one(name), depth + 1))
      case 'integer':
      case 'number':
        return number(of, name)
      case 'boolean':
        return true
      case 'null':
        return null
      case 'string':
        return text(of, name)
      default:
        return {}
    }
  }

  function shown(of: Schema): [string, Schema][] {
    const all = Object.entries(of.properties ?? {})
    const required = all.filter(([key]) => of.required?.includes(key))
    if (io === 'reply') return all
    return required.length > 0 ? required : all.slice(0, 2)
  }
}

/** What the entries of a list are called. */
function one(name: string): string {
  return name.replace(/ies$/, 'y').replace(/s$/, '')
}

function number({ type, minimum, exclusiveMinimum, maximum }: Schema, name: string): number {
  const wanted = type === 'number' ? (NUMBERS[name] ?? 1) : Math.floor(NUMBERS[name] ?? 1)
  const least = Math.max(minimum ?? Number.MIN_SAFE_INTEGER, (exclusiveMinimum ?? Number.MIN_SAFE_INTEGER) + 1)
  return Math.min(Math.max(wanted, least), maximum ?? Number.MAX_SAFE_INTEGER)
}

const NUMBERS: Record<string, number> = {
  priceMinor: 0,
  rating: 4.5,
  ratingCount: 12,
  enrollmentCount: 230,
  lessonCount: 14,
  durationSeconds: 540,
  positionSeconds: 42,
  activeSeconds: 15,
  secondsSpent: 300,
  percent: 40,
  expiresIn: 900,
  'watched.0': 0,
  'watched.1': 42,
}

function text({ format, pattern, minLength = 0, maxLength = 10_000 }: Schema, name: string): string {
  const fits = (words: string) =>
    words.length >= minLength && words.length <= maxLength && (!pattern || new RegExp(pattern, 'u').test(words))
  const candidates = [TEXTS[name], FORMATS[format ?? ''], 'Some words', ...Object.values(FORMATS), ...PATTERNS]
  const found = candidates.find(words => words !== undefined && fits(words) && (!format || words === FORMATS[format]))
  return found ?? 'words'.padEnd(minLength, '.').slice(0, maxLength)
}

const FORMATS: Record<string, string> = {
  uuid: '0199a000-0000-7000-8000-000000000001',
  'date-time': '2026-03-01T12:00:00.000Z',
  email: 'ada@example.com',
  uri: 'https://example.com/',
  date: '2026-03-01',
}
/** What fields ask for whose pattern says more than their name. */
const PATTERNS = [
  'EUR',
  'en',
  'abcdef',
  '123456',
  'ABC234',
  '#336699',
  'a-slug',
  '0',
  'UTC',
  '2026-03-01',
  '09:00',
  'a'.repeat(43),
]

const TEXTS: Record<string, string> = {
  name: 'Ada',
  title: 'Knots for beginners',
  subtitle: 'Six knots that hold',
  slug: 'knots-for-beginners',
  description: 'Tie, load and untie.',
  descriptionMarkdown: 'Six **knots** that hold.',
  bodyMarkdown: 'Pass the end through the loop.',
  promptMarkdown: 'Which knot holds under load?',
  explanationMarkdown: 'It tightens as it is pulled.',
  email: 'ada@example.com',
  password: 'five quiet stones',
  current: 'learn-anything',
  bio: 'Climber and sailor.',
  categorySlug: 'programming',
  language: 'en',
  locale: 'en',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  otp: '123456',
  body: 'It was clear, and the knots held.',
  image: '/api/v1/media/0199a000-0000-7000-8000-000000000001/picture.webp',
  text: 'Ask again after the third try.',
  reason: 'A good answer in the forum',
  subject: 'This week',
  skill: 'bowline',
  userEmail: 'ada@example.com',
  code: 'NMM8PR4E',
  label: 'English',
  textMarkdown: 'The bowline',
  choiceId: 'yAC_lzj0',
  token: 'b25lLW9mLXRob3NlLXRoYXQtYXJlLW1haWxlZC10bw',
  color: 'amber',
  url: '/api/v1/media/0199a000-0000-7000-8000-000000000001/picture.webp',
  coverUrl: '/api/v1/media/0199a000-0000-7000-8000-000000000001/cover.webp',
  mime: 'image/webp',
  filename: 'knot.webp',
  refreshToken: 'Zk9ydHlUd29Db25zdGFudENoYXJhY3RlcnNPZlJhbmRvbQ',
  accessToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTk5YTAwMCJ9.c2lnbmF0dXJl',
}
