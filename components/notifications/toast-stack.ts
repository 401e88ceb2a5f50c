// Which toasts stand on the page: the last few, with the XP of one moment added up in one.
import type { ToastWords } from './toast-words'

export type Shown = ToastWords & { key: string; heard?: string[] }

const MOST_SHOWN = 3

/** The same event is shown once. A step may pay twice at once, for the quiz and for its lesson: that is one sum, with its parts. */
export function stacked(before: readonly Shown[], next: Shown): Shown[] {
  const sum = before.find(({ xp }) => xp !== undefined)
  if (sum?.xp === undefined || next.xp === undefined) {
    return few([...before.filter(({ key }) => key !== next.key), next])
  }
  const heard = sum.heard ?? [sum.key]
  if (heard.includes(next.key)) return [...before]
  const xp = sum.xp + next.xp
  const detail = [sum, next].map(part => part.detail ?? part.title).join('; ')
  const both: Shown = { key: next.key, title: `+${xp} XP`, detail, tone: 'amber', xp, heard: [...heard, next.key] }
  return [...before.filter(one => one !== sum), both]
}

/** The oldest goes, but not the XP: more of it may come. */
function few(all: Shown[]): Shown[] {
  if (all.length <= MOST_SHOWN) return all
  const oldest = all.find(({ xp }) => xp === undefined) ?? all[0]
  return all.filter(one => one !== oldest)
}
