// Requests made of the OpenAPI document: right ones, ones at the edges, spoiled ones, and ones that are hardly HTTP.
import { BODIES, type Described, lacking, sample, spoiled, VALUES } from '../nonsense'
import type { Chance } from './random'
import { edgeValue, type Known, rightValue } from './values'

export type Fuzzed = {
  /** The operation as the document names it: `GET /api/v1/courses/{id}`. */
  operation: string
  method: string
  path: string
  headers: Record<string, string>
  body: Uint8Array | string | undefined
}

/** Where a request is made from: chance, what the school knows, and strings that are known to break things. */
export type Source = { chance: Chance; known: Known; naughty: readonly string[] }

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'REPORT']
const TYPES = [
  ...['text/plain', 'application/xml', 'multipart/form-data', 'application/x-www-form-urlencoded', 'application', ''],
  ...[
    'application/json; charset=utf-16',
    'application/problem+json',
    'APPLICATION/JSON',
    'application/json;;;',
    'image/png',
  ],
]
const ODD_HEADERS: Record<string, string>[] = [
  ...[
    { 'idempotency-key': '' },
    { 'idempotency-key': 'x'.repeat(256) },
    { 'idempotency-key': '\u00ff é' },
    { 'idempotency-key': 'k' },
  ],
  ...[
    { 'if-none-match': '"'.repeat(2000) },
    { 'if-none-match': '*' },
    { 'if-match': 'W/"x"' },
    { range: 'bytes=9-1,-,x' },
  ],
  ...[
    { range: 'bytes=0-' },
    { range: 'bytes=-1' },
    { accept: '\u00ff', 'accept-language': '*;q=x' },
    { accept: 'text/html' },
  ],
  ...[{ cookie: 'next-auth.session-token=%; ='.repeat(50) }, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ...[
    { 'content-encoding': 'gzip' },
    { 'x-request-id': 'x' },
    { 'x-cairn-address': '1.2.3.4' },
    { 'x-forwarded-for': '::1, x' },
  ],
  ...[
    { 'x-http-method-override': 'DELETE' },
    { 'tus-resumable': '0.2.2' },
    { 'upload-offset': '-1' },
    { forwarded: 'for=_x' },
  ],
  ...[
    { 'upload-length': '1e9', 'tus-resumable': '1.0.0' },
    { te: 'trailers' },
    { expect: '100-continue' },
    { host: 'evil.example' },
    { host: 'a b' },
    { host: '[' },
  ],
]

/** One request to an operation. */
export function fuzzed(operation: Described, source: Source): Fuzzed {
  const { chance } = source
  const made: Fuzzed = {
    ...{ operation: `${operation.method} ${operation.path}`, method: operation.method },
    ...{ path: pathOf(operation, source) + queryOf(operation, source), headers: {} },
    body: operation.body && JSON.stringify(rightValue(operation.body, chance, source.known)),
  }
  if (operation.body) made.headers['content-type'] = 'application/json'
  else Object.assign(made, bytesFor(operation, source))
  return operation.body ? spoilBody(made, operation, source) : spoilRequest(made, source)
}

function spoilBody(made: Fuzzed, operation: Described, source: Source): Fuzzed {
  const { chance, known } = source
  const schema = operation.body ?? {}
  const right: unknown = JSON.parse(String(made.body ?? 'null'))
  const json = (body: unknown) => ({ ...made, body: JSON.stringify(body) })
  const turn = chance.below(100)
  if (turn < 26) return made
  if (turn < 44) return json(spoil(right, edgeOf(schema, right, chance, known), chance))
  if (turn < 66) return json(spoil(right, chance.pick([...VALUES, ...source.naughty]), chance))
  if (turn < 71) return json(chance.pick([...lacking(sample(schema)), {}, null]))
  if (turn < 75)
    return json({ ...(right as object), [chance.pick(['role', 'id', '__proto__', 'surplus'])]: chance.pick(VALUES) })
  if (turn < 80) return json(nested(chance.pick([20, 200, 1000]), right))
  if (turn < 88) return { ...made, body: chance.pick(BODIES) }
  if (turn < 91) return { ...made, headers: { 'content-type': chance.pick(TYPES) } }
  if (turn < 94) return { ...made, body: otherBytes(String(made.body), chance) }
  return spoilRequest(made, source)
}

function spoilRequest(made: Fuzzed, { chance }: Source): Fuzzed {
  const turn = chance.below(100)
  if (turn < 70) return made
  if (turn < 90) return { ...made, headers: { ...made.headers, ...chance.pick(ODD_HEADERS) } }
  if (turn < 97) return { ...made, method: chance.pick(METHODS) }
  return {
    ...made,
    path: made.path.replace(/\/[^/]*$/, chance.pick(['//', '/..%2f', '/%2e%2e', ';x=y', '/.', '/%e9'])),
  }
}

/** One part of the body, anywhere in it, replaced. */
function spoil(right: unknown, value: unknown, chance: Chance): unknown {
  return chance.pick([...spoiled(right, value)].slice(0, 500))
}

function edgeOf(schema: NonNullable<Described['body']>, right: unknown, chance: Chance, known: Known): unknown {
  const fields = Object.values(schema.properties ?? {})
  return edgeValue(fields.length > 0 ? chance.pick(fields) : schema, chance, right === null ? {} : known)
}

function nested(depth: number, value: unknown): unknown {
  let at = value
  for (let level = 0; level < depth; level++) at = level % 2 === 0 ? [at] : { a: at }
  return at
}

function otherBytes(text: string, chance: Chance): Uint8Array {
  const cut = Buffer.from(text).subarray(0, -1)
  return chance.pick([
    Buffer.from(text, 'utf16le'),
    Buffer.concat([cut, Buffer.from([0xff, 0xfe, 0xc0])]),
    cut,
    Buffer.alloc(9),
  ])
}

/** Mostly what the school has by that name; else the id of something else, of nothing, or nonsense. */
function pathOf({ path }: Described, { chance, known, naughty }: Source): string {
  const parts = path.split('/')
  return parts
    .map((part, at) => {
      if (!part.startsWith('{')) return part
      const name = part.slice(1, -1)
      const own = known[name] ?? known[parts[at - 1] ?? ''] ?? known.id ?? ['x']
      const turn = chance.below(100)
      if (turn < 82) return chance.pick(own)
      if (turn < 90) return chance.pick(known.id ?? own)
      const odd = chance.pick([...naughty, ...VALUES].filter(isWhole))
      return turn < 99 ? encodeURIComponent(odd) || '%20' : chance.pick(['%', '%E0%A4%A', '%00', '%c0%ae', '..'])
    })
    .join('/')
}

function queryOf({ query }: Described, { chance, known, naughty }: Source): string {
  const asked = query.filter(() => chance.is(0.4))
  const odd = () => chance.pick([...naughty, ...VALUES].filter(isWhole))
  const words = () =>
    chance.pick(['1', '100', '101', '1e9', '-1', '0x10', 'bnVsbA', 'true', 'all', 'week', 'newest', 'a'])
  const pairs = asked.map(name => {
    const value = chance.is(0.3) ? odd() : chance.is(0.4) && known[name] ? chance.pick(known[name]) : words()
    return `${name}=${encodeURIComponent(value)}`
  })
  if (chance.is(0.04)) pairs.push(chance.pick(['%', '&&==', 'limit=1&limit=2', '__proto__=1', 'a=1&'.repeat(2000)]))
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** Only whole characters can stand in an address, and servers bound its length. */
function isWhole(value: unknown): value is string {
  return typeof value === 'string' && value.length < 3000 && !/\p{Surrogate}/u.test(value)
}

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** What operations take that no schema describes: pictures, and uploads by the tus protocol. */
function bytesFor({ method, path }: Described, { chance, known }: Source): Partial<Fuzzed> {
  if (path.endsWith('/pictures')) {
    const bytes = chance.pick([Buffer.from(PNG, 'base64'), Buffer.from('<svg/>'), Buffer.alloc(0), Buffer.from(PNG)])
    return {
      body: bytes,
      headers: { 'content-type': chance.pick(['image/png', 'image/svg+xml', 'multipart/form-data; boundary=x']) },
    }
  }
  if (!path.startsWith('/api/v1/uploads')) return {}
  const tus: Record<string, string> = chance.is(0.9) ? { 'tus-resumable': '1.0.0' } : {}
  if (method === 'PATCH') {
    const offset = {
      'upload-offset': chance.pick(['0', '1', '99', 'x']),
      'content-type': 'application/offset+octet-stream',
    }
    return { body: Buffer.alloc(chance.below(6)), headers: { ...tus, ...offset } }
  }
  if (method !== 'POST') return { headers: tus }
  const fields = {
    filename: chance.pick(['film.mp4', 'a.zip', '../../x', '\0.mp4', '']),
    purpose: chance.pick(['lesson', 'picture', 'cover', 'import', 'nothing']),
    courseId: chance.pick(known.courses ?? ['x']),
    lessonId: chance.pick(known.lessons ?? ['x']),
  }
  const metadata = Object.entries(fields).map(([name, text]) => `${name} ${Buffer.from(text).toString('base64')}`)
  const length = chance.pick(['4', '0', '-1', '9'.repeat(16), '2147483649', 'x'])
  return {
    headers: { ...tus, 'upload-length': length, 'upload-metadata': chance.pick([metadata.join(','), 'x y z', '']) },
  }
}
