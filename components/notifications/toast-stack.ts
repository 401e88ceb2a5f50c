// Which toasts stand on the page: the last few, with what one moment brought of a sort said in one.
import type { ToastWords } from './toast-words'

export type Shown = ToastWords & { key: string; heard?: string[] }

const MOST_SHOWN = 3

/** The same event is shown once. What a step earned is said together: XP as one sum, the highest level, all achievements. */
export function stacked(before: readonly Shown[], next: Shown): Shown[] {
  const same = before.find(one => one.earned !== undefined && one.earned.as === next.earned?.as)
  if (!same) return few([...before.filter(({ key }) => key !== next.key), next])
  const heard = same.heard ?? [same.key]
  if (heard.includes(next.key)) return [...before]
  return [...before.filter(one => one !== same), { ...together(same, next), heard: [...heard, next.key] }]
}

function together(before: Shown, next: Shown): Shown {
  const [one, other] = [before.earned, next.earned]
  if (one?.as === 'xp' && other?.as === 'xp') {
    const xp = one.xp + other.xp
    const detail = [before, next].map(part => part.detail ?? part.title).join('; ')
    return { ...next, title: `+${xp} XP`, detail, earned: { as: 'xp', xp } }
  }
  if (one?.as === 'achievements' && other?.as === 'achievements') {
    const names = [...one.names, ...other.names]
    return {
      ...next,
      title: `Achievements: ${names.join(', ')}`,
      detail: undefined,
      earned: { as: 'achievements', names },
    }
  }
  const detail = [before.detail, next.detail].filter(Boolean).join(', ')
  return { ...next, detail: detail || undefined }
}

/** The oldest goes, but what was earned last. */
function few(all: Shown[]): Shown[] {
  if (all.length <= MOST_SHOWN) return all
  const oldest = all.find(({ earned }) => earned === undefined) ?? all[0]
  return all.filter(one => one !== oldest)
}
