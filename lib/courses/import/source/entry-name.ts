// Decides whether a name inside an archive may become a path below our temporary folder.
import type { ImportLimits } from '../limits'
import { refusal } from '../refusal'

/** Returns the clean relative path ('' for the root itself), or throws for names that try to leave the folder. */
export function safeEntryName(name: string, limits: ImportLimits): string {
  const shown = JSON.stringify(name.length > 120 ? `${name.slice(0, 120)}…` : name)
  if (name.includes('\0'))
    throw refusal(`The archive holds a name with a NUL character (${shown}). Nothing was imported.`)
  if (name.includes('\\'))
    throw refusal(`The archive holds a name with a backslash (${shown}). Pack it with forward slashes.`)
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) {
    throw refusal(`The archive holds an absolute path (${shown}). Nothing was imported.`)
  }
  const parts = name.split('/').filter(part => part !== '' && part !== '.')
  if (parts.includes('..'))
    throw refusal(`The archive holds a path that leaves its folder (${shown}). Nothing was imported.`)
  if (parts.length > limits.depth)
    throw refusal(`The archive nests folders deeper than ${limits.depth} levels (${shown}).`)
  if (name.length > limits.pathLength || parts.some(part => Buffer.byteLength(part) > 255)) {
    throw refusal(`The archive holds a path that is too long (${shown}).`)
  }
  return parts.join('/')
}
