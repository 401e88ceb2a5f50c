// What a toast says of an event on one's own channel; undefined for what is not to be shown.

export type LiveEvent = { id: string; name: string; data: Record<string, unknown> }
export type Earned = { as: 'xp'; xp: number } | { as: 'level' } | { as: 'achievements'; names: string[] }
export type ToastWords = {
  title: string
  detail?: string
  tone: 'amber' | 'plain'
  /** What a step earned by the rules. */
  earned?: Earned
  action?: { label: string; href: string; notificationId: string }
}

/** `mechanics` are those that its reader has not switched off. */
export function toastWords({ name, data }: LiveEvent, mechanics: readonly string[]): ToastWords | undefined {
  switch (name) {
    case 'xp.awarded':
      return mechanics.includes('xp') ? xpWords(data) : undefined
    case 'level.reached':
      if (!mechanics.includes('xp')) return undefined
      return {
        title: `You reached level ${number(data.level)}`,
        detail: list(data.unlocks),
        tone: 'amber',
        earned: { as: 'level' },
      }
    case 'achievement.earned':
      if (!mechanics.includes('achievements')) return undefined
      return {
        title: `Achievement: ${text(data.name)}`,
        detail: capital(text(data.tier)),
        tone: 'plain',
        earned: { as: 'achievements', names: [text(data.name)] },
      }
    case 'streak.freeze-earned':
      if (!mechanics.includes('streaks')) return undefined
      return { title: 'You earned a streak freeze', detail: `You hold ${number(data.freezes)}`, tone: 'amber' }
    case 'notification':
      return data.quiet === true ? undefined : notificationWords(data)
    default:
      return undefined
  }
}

export function notificationWords(data: Record<string, unknown>): ToastWords {
  const action = { label: text(data.action), href: text(data.href), notificationId: text(data.id) }
  return { title: text(data.title), tone: 'plain', action }
}

/** `+17 XP`, and how it came about: `10 base × 1.5 hard work + 2 streak`. */
function xpWords(data: Record<string, unknown>): ToastWords | undefined {
  const amount = number(data.amount)
  if (amount === 0) return undefined
  const title = `${amount > 0 ? '+' : '−'}${Math.abs(amount)} XP`
  if (typeof data.reason === 'string' && data.reason) return { title, detail: data.reason, tone: 'amber' }
  const parts = [`${number(data.base)} base`]
  if (number(data.multiplier) !== 1) parts.push(`× ${number(data.multiplier)} difficulty`)
  if (number(data.repeatFactor) !== 1) parts.push(`× ${number(data.repeatFactor)} again`)
  if (number(data.streakBonus) > 0) parts.push(`+ ${number(data.streakBonus)} streak`)
  return {
    title,
    detail: parts.length > 1 ? parts.join(' ') : undefined,
    tone: 'amber',
    ...(amount > 0 && { earned: { as: 'xp', xp: amount } }),
  }
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function list(value: unknown): string | undefined {
  return Array.isArray(value) && value.length > 0 ? value.join(', ') : undefined
}
