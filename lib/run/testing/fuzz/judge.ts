// What is wrong with a reply, if anything: no 5xx, nothing undocumented, no stack and no SQL in what is told of errors.
import { assertDescribed } from '../described'
import type { Told } from './ask'
import type { Fuzzed } from './requests'

const LEAKS =
  /Failed query|node_modules|\bat \S+ \(|\.[jt]sx?:\d+|syntax error at|relation "|duplicate key|violates \w+[- ]constraint|\bselect .+ from "/i

/** The first complaint about a reply. */
export function complaint(sent: Fuzzed, told: Told): string | undefined {
  const { pathname, search } = new URL(sent.path.startsWith('/') ? `http://cairn.test${sent.path}` : sent.path)
  try {
    assertDescribed(sent.method, pathname + search, told, told.text)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  if (sent.method === 'HEAD' && told.text !== '') return 'a reply to HEAD has a body'
  if (told.status === 405 && !told.headers.get('allow')) return '405 without Allow'
  if (told.status === 401 && !told.headers.get('www-authenticate')) return '401 without WWW-Authenticate'
  if (told.status === 429 && !told.headers.get('retry-after')) return '429 without Retry-After'
  if (told.status < 400 || told.text === '') return undefined
  const body: Record<string, unknown> = JSON.parse(told.text)
  if (body.status !== told.status) return `the problem says status ${body.status}, the reply ${told.status}`
  if (body.code === 'unstorable') return 'let through by the schema, refused by the database'
  const leak = LEAKS.exec(`${body.title}\n${body.detail}\n${JSON.stringify(body.errors ?? '')}`)?.[0]
  return leak && !wasSent(sent, leak) ? `tells of its inside: ${leak}` : undefined
}

/** Words that came in may be told back. */
function wasSent({ path, body }: Fuzzed, words: string): boolean {
  return [path, unescaped(path), String(body ?? '')].some(text => text.includes(words))
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
