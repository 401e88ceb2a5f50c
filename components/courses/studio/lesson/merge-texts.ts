// Two versions of a text made into one: both changes where they do not touch, both passages where they do.
import { applyPatch, diffLines, structuredPatch } from 'diff'

/** Where one passage was changed by both, theirs stands before mine, for the writer to choose from. */
export function mergeTexts(base: string, mine: string, theirs: string): string {
  if (mine === theirs || theirs === base) return mine
  if (mine === base) return theirs
  const patch = structuredPatch('text', 'text', ended(base), ended(mine), '', '', { context: 1 })
  const patched = applyPatch(ended(theirs), patch)
  if (patched !== false) return patched.replace(/\n$/, '')
  const both = diffLines(ended(theirs), ended(mine)).map(({ value }) => value)
  return both.join('').replace(/\n$/, '')
}

/** A last line without its end would differ from the same line in the middle. */
function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}
