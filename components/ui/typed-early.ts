// What is typed into a box of several lines before its script has come: React, taking over, would put the box's first text back.

type Typed = { value: string; caret: number }

const early = new WeakMap<HTMLTextAreaElement, Typed>()
const taken = new WeakSet<HTMLTextAreaElement>()

if (typeof document !== 'undefined') {
  for (const box of document.querySelectorAll('textarea')) if (box.value !== box.defaultValue) remember(box)
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLTextAreaElement && !taken.has(target)) remember(target)
  })
}

function remember(box: HTMLTextAreaElement): void {
  early.set(box, { value: box.value, caret: box.selectionStart })
}

/** For a box that React has taken over: the words are in it again, and whoever listens hears of them as if they were typed now. */
export function giveBackTyped(box: HTMLTextAreaElement): void {
  const typed = early.get(box)
  taken.add(box)
  early.delete(box)
  if (typed === undefined || typed.value === box.value) return
  // The prototype's setter: with React's own on the element it would think that it knew of the change.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, typed.value)
  if (document.activeElement === box) box.setSelectionRange(typed.caret, typed.caret)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
