// A sample of what a schema accepts, and the curl command that sends it.
import { type Call, referred, type Schema, schemaNamed } from './document'

/** A plausible value; only required fields of objects, so that the example stays short. */
export function sample(schema: Schema, name = ''): unknown {
  const reference = referred(schema)
  if (reference) return sample(schemaNamed(reference), name)
  const option = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0]
  if (option) return sample(option, name)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(shown(schema).map(([key, part]) => [key, sample(part, key)]))
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map(part => sample(part))
      return schema.items ? [sample(schema.items, name)] : []
    case 'integer':
    case 'number':
      return NUMBERS[name] ?? Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return TEXTS[name] ?? '…'
  }
}

function shown(schema: Schema): [string, Schema][] {
  const all = Object.entries(schema.properties ?? {})
  const required = all.filter(([key]) => schema.required?.includes(key))
  return required.length > 0 ? required : all.slice(0, 2)
}

const TEXTS: Record<string, string> = {
  name: 'Ada',
  email: 'ada@example.com',
  password: 'learn-anything',
  title: 'Knots for Beginners',
  descriptionMarkdown: 'Six knots that hold.',
  categorySlug: 'programming',
  language: 'en',
  currency: 'EUR',
  refreshToken: '$REFRESH_TOKEN',
}
const NUMBERS: Record<string, number> = { priceMinor: 0, positionSeconds: 42, activeSeconds: 15 }

/** As one types it; `$CAIRN` is the address of the site, `$TOKEN` an access token. */
export function curl(call: Call): string {
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)
  const body = call.requestBody?.content['application/json']?.schema
  return [
    `curl ${call.method === 'GET' ? '' : `-X ${call.method} `}"$CAIRN${path}"`,
    ...(needsSignIn(call) ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(body ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(sample(body))}'`] : []),
  ].join(' \\\n  ')
}

export function needsSignIn(call: Call): boolean {
  return !call.security.some(way => Object.keys(way).length === 0)
}
