// Asks for what is unread where no socket opens, and tells what was read.

type Item = {
  id: string
  title: string
  action: string
  href: string
  count: number
  happenedAt: string
  readAt: string | null
}
type News = { unread: number; items: Item[] }

let newest: string | undefined

/** The number of unread notifications, and those that came since the last call. */
export async function freshNews(): Promise<News | undefined> {
  const reply = await fetch('/api/v1/notifications?limit=5').catch(() => undefined)
  if (!reply?.ok) return undefined
  const { unread, items } = (await reply.json()) as News
  const before = newest
  newest = items[0]?.happenedAt ?? newest ?? new Date(0).toISOString()
  const isNew = ({ happenedAt, readAt }: Item) => before !== undefined && readAt === null && happenedAt > before
  return { unread, items: items.filter(isNew).reverse() }
}

/** Goes on while the page is left. */
export function markRead(id: string): void {
  const body = JSON.stringify({ ids: [id] })
  const headers = { 'content-type': 'application/json' }
  void fetch('/api/v1/notifications/read', { method: 'POST', headers, body, keepalive: true }).catch(() => undefined)
}
