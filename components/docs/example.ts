// The curl command that sends an operation's example.
import type { Call } from './document'

/** As one types it; `$CAIRN` is the address of the site, `$TOKEN` an access token. */
export function curl(call: Call): string {
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)
  const body = bodyExample(call)
  const file = fileType(call)
  const headers = call.parameters.filter(each => each.in === 'header' && each.required)
  return [
    `curl ${call.method === 'GET' ? '' : `-X ${call.method} `}"$CAIRN${path}"`,
    ...(needsSignIn(call) ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...headers.map(({ name, example }) => `-H "${name}: ${example}"`),
    ...(file ? [`-H "Content-Type: ${file}"`, '--data-binary @file'] : []),
    ...(body === undefined ? [] : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(body)}'`]),
  ].join(' \\\n  ')
}

/** The example of its JSON body, or undefined where it takes none. */
export function bodyExample(call: Call): unknown {
  return call.requestBody?.content['application/json']?.example
}

/** The type of the bytes that it takes as its body, such as image/png; undefined where it takes JSON or nothing. */
function fileType(call: Call): string | undefined {
  const [first] = Object.keys(call.requestBody?.content ?? {})
  return first === 'application/json' ? undefined : first?.replace('*', 'png')
}

export function needsSignIn(call: Call): boolean {
  return !call.security.some(way => Object.keys(way).length === 0)
}
