// How the live connection and the bell of a page, which stand in different places, agree on what is unread.

const NAME = 'cairn:unread'
type Change = (count: number) => number

/** Tells the bell how the number changes. */
export function changeUnread(change: Change): void {
  window.dispatchEvent(new CustomEvent<Change>(NAME, { detail: change }))
}

/** Hears of changes; call the result to stop. */
export function onUnread(hear: (change: Change) => void): () => void {
  const listen = (event: Event) => hear((event as CustomEvent<Change>).detail)
  window.addEventListener(NAME, listen)
  return () => window.removeEventListener(NAME, listen)
}
