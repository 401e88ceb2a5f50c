// How this browser likes its videos: remembered for every lesson.

type Preferences = { speed: number; captions: boolean }
const USUAL: Preferences = { speed: 1, captions: true }

const keyOf = (name: keyof Preferences) => `cairn.video.${name}`

/** What was chosen last; captions are on until somebody turns them off. */
export function readPreference<N extends keyof Preferences>(name: N): Preferences[N] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null')
    return isFit(name, kept) ? kept : USUAL[name]
  } catch {
    return USUAL[name]
  }
}

export function writePreference<N extends keyof Preferences>(name: N, value: Preferences[N]): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(value))
  } catch {
    // Without storage it holds for this page.
  }
}

function isFit<N extends keyof Preferences>(name: N, kept: unknown): kept is Preferences[N] {
  return name === 'speed' ? typeof kept === 'number' && kept >= 0.25 && kept <= 4 : typeof kept === 'boolean'
}
