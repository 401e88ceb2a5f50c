// What was chosen on this page and saved since it came: going back and forth shows pages as they came, and this puts them right.

const chosen = new Map<string, string[]>()
const keyOf = (attemptId: string, itemId: string) => `${attemptId} ${itemId}`

export function rememberChosen(attemptId: string, itemId: string, choiceIds: string[]): void {
  chosen.set(keyOf(attemptId, itemId), choiceIds)
}

/** Once the form has gone on, pages come with what it took along. */
export function forgetChosen(attemptId: string, itemId: string): void {
  chosen.delete(keyOf(attemptId, itemId))
}

/** Ticks what was chosen; undefined where the page knows everything itself. */
export function tickChosen(form: HTMLFormElement, attemptId: string, itemId: string): 'saved' | 'empty' | undefined {
  const choiceIds = chosen.get(keyOf(attemptId, itemId))
  if (!choiceIds) return undefined
  for (const box of form.querySelectorAll<HTMLInputElement>('input[name="choice"]')) {
    box.checked = choiceIds.includes(box.value)
  }
  return choiceIds.length > 0 ? 'saved' : 'empty'
}
