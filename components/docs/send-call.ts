// Sends an operation as its form says, and tells what came back in words and headers.
export type Field = { name: string; in: string }
export type Filled = {
  method: string
  path: string
  fields: Field[]
  values: Record<string, string>
  body?: string
  token: string
}
export type CameBack = {
  status: number
  milliseconds: number
  headers: [string, string][]
  body: string
}

const LONGEST = 20_000

/** The address with its values; throws an Error that names what is missing in the path. */
export function addressOf({ path, fields, values }: Omit<Filled, 'method' | 'token'>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]?.trim()
    if (!value) throw new Error(`Please fill in “${name}”: it is a part of the address.`)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams()
  for (const { name, in: place } of fields) if (place === 'query' && values[name]) query.set(name, values[name])
  return query.size > 0 ? `${filled}?${query}` : filled
}

/** With a token the cookie stays at home, so that one sees what a client without a session would. */
export async function sendCall(filled: Filled): Promise<CameBack> {
  const headers = new Headers()
  if (filled.token) headers.set('authorization', `Bearer ${filled.token.trim()}`)
  for (const { name, in: place } of filled.fields)
    if (place === 'header' && filled.values[name]) headers.set(name, filled.values[name])
  if (filled.body !== undefined) headers.set('content-type', 'application/json')
  const began = performance.now()
  const reply = await fetch(addressOf(filled), {
    method: filled.method,
    headers,
    body: filled.body,
    credentials: filled.token ? 'omit' : 'same-origin',
    cache: 'no-store',
  })
  const body = await words(reply)
  return {
    status: reply.status,
    milliseconds: Math.round(performance.now() - began),
    headers: [...reply.headers],
    body,
  }
}

async function words(reply: Response): Promise<string> {
  const type = reply.headers.get('content-type') ?? ''
  if (type !== '' && !/json|text|xml|csv/.test(type)) return `${(await reply.blob()).size} bytes of ${type}`
  const text = await reply.text()
  const shown = /json/.test(type) ? pretty(text) : text
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}\n… and ${shown.length - LONGEST} more characters` : shown
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
