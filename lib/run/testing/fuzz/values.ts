// Values for the schemas of the OpenAPI document: right ones, ones at the edges, and ones just beyond.
import { resolved, type Schema } from '../nonsense'
import type { Chance } from './random'

/** What a school knows by the names of fields and parameters, so that some values mean something. */
export type Known = Record<string, readonly string[]>

/** A value that the schema takes; optional fields come and go. */
export function rightValue(schema: Schema, chance: Chance, known: Known, name = '', depth = 0): unknown {
  const found = resolved(schema)
  if (found.const !== undefined) return found.const
  if (found.enum) return chance.pick(found.enum)
  const choices = found.anyOf ?? found.oneOf
  if (choices?.length) return rightValue(chance.pick(choices), chance, known, name, depth)
  const type = Array.isArray(found.type) ? chance.pick(found.type) : found.type
  switch (type) {
    case 'object':
      return rightObject(found, chance, known, depth)
    case 'array': {
      if (found.prefixItems) return found.prefixItems.map(item => rightValue(item, chance, known, name, depth + 1))
      const count = Math.min(found.maxItems ?? 3, (found.minItems ?? 0) + chance.below(depth > 4 ? 1 : 3))
      return Array.from({ length: count }, () => rightValue(found.items ?? {}, chance, known, name, depth + 1))
    }
    case 'integer':
    case 'number':
      return rightNumber(found, chance)
    case 'boolean':
      return chance.is(0.5)
    case 'null':
      return null
    default:
      return rightText(found, chance, known, name)
  }
}

function rightObject({ properties = {}, required = [] }: Schema, chance: Chance, known: Known, depth: number): object {
  const wanted = Object.entries(properties).filter(([name]) => required.includes(name) || chance.is(0.6))
  return Object.fromEntries(wanted.map(([name, of]) => [name, rightValue(of, chance, known, name, depth + 1)]))
}

function rightNumber({ type, minimum = 0, maximum = 1000 }: Schema, chance: Chance): number {
  const between = minimum + chance.next() * (Math.min(maximum, minimum + 1e6) - minimum)
  const value = chance.pick([minimum, maximum, between, minimum + 1, 1])
  return type === 'integer' ? Math.round(value) : value
}

const WORDS = [
  ...[
    'en',
    'EUR',
    'pt-BR',
    'clouds.mp4',
    '2027-01-01T12:00',
    '/api/v1/media/a/b.webp',
    'x'.repeat(22),
    'a sentence of sense',
  ],
  ...['four quiet stones', 'https://example.com/a', 'Grüße, 世界 🪨', '# A title\n\nand *text*', '123456', '1'],
]

function rightText(schema: Schema, chance: Chance, known: Known, name: string): string {
  const { format, pattern, minLength = 0, maxLength = 200 } = schema
  const own = known[name]
  if (own && chance.is(0.75)) return chance.pick(own)
  if (format === 'uuid') return chance.pick(known.id ?? ['0199a000-0000-7000-8000-000000000001'])
  if (format === 'email' || /email/i.test(name)) return `${chance.below(1e9)}@example.com`
  if (format === 'date-time') return chance.pick(['2026-03-01T12:00:00.000Z', '2031-12-31T23:59:59Z'])
  const fits = pattern === undefined ? WORDS : WORDS.filter(word => new RegExp(pattern, 'u').test(word))
  const word = chance.pick(fits.length > 0 ? fits : WORDS)
  return pattern === undefined ? word.padEnd(minLength, '.').slice(0, Math.max(1, maxLength)) : word
}

/** A value at the edge of what the schema takes, or one step beyond it. */
export function edgeValue(schema: Schema, chance: Chance, known: Known): unknown {
  const found = resolved(schema)
  const choices = found.anyOf ?? found.oneOf
  if (choices?.length) return edgeValue(chance.pick(choices), chance, known)
  const type = Array.isArray(found.type) ? chance.pick(found.type) : found.type
  if (type === 'integer' || type === 'number') {
    const { minimum = 0, maximum = 2 ** 31 - 1 } = found
    return chance.pick([minimum - 1, minimum, minimum + 0.5, maximum, maximum + 1])
  }
  if (type === 'array') {
    const one = rightValue(found.items ?? {}, chance, known)
    return Array(
      Math.min(3000, chance.pick([0, found.minItems ?? 1, found.maxItems ?? 500, (found.maxItems ?? 500) + 1])),
    ).fill(one)
  }
  if (type !== 'string') return chance.pick([null, true, 'true', 0])
  const { minLength = 0, maxLength = 100_000 } = found
  const length = chance.pick([minLength - 1, minLength, maxLength, maxLength + 1])
  return chance.pick(['x', ' ', '😀', 'é']).repeat(Math.max(0, Math.min(length, 200_000)))
}
