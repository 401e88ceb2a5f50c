// What toasts say, and that they are silent about what their reader switched off.
import { expect, test } from 'vitest'
import { toastWords } from './toast-words'

const ALL = ['xp', 'streaks', 'achievements', 'boards']
const event = (name: string, data: Record<string, unknown>) => ({ id: '1', name, data })
const xp = { amount: 17, base: 10, multiplier: 1.5, repeatFactor: 1, streakBonus: 2, reason: null }

test.each([
  [event('xp.awarded', xp), '+17 XP', '10 base × 1.5 difficulty + 2 streak'],
  [event('xp.awarded', { ...xp, amount: 10, multiplier: 1, streakBonus: 0 }), '+10 XP', undefined],
  [
    event('xp.awarded', { ...xp, amount: 2, repeatFactor: 0.2 }),
    '+2 XP',
    '10 base × 1.5 difficulty × 0.2 again + 2 streak',
  ],
  [event('xp.awarded', { ...xp, amount: -5, reason: 'A correction' }), '−5 XP', 'A correction'],
  [
    event('level.reached', { level: 5, unlocks: ['a group of your own'] }),
    'You reached level 5',
    'a group of your own',
  ],
  [event('achievement.earned', { name: 'First stone', tier: 'bronze' }), 'Achievement: First stone', 'Bronze'],
  [event('streak.freeze-earned', { freezes: 2 }), 'You earned a streak freeze', 'You hold 2'],
])('%o', (said, title, detail) => {
  expect(toastWords(said, ALL)).toMatchObject({ title, detail })
  expect(toastWords(said, [])).toBeUndefined()
})

test('a notification is shown with its one action, unless it is a quiet one', () => {
  const data = { id: 'n', title: 'Ada wrote to you', action: 'Read it', href: '/messages/1', quiet: false }
  const action = { label: 'Read it', href: '/messages/1', notificationId: 'n' }
  expect(toastWords(event('notification', data), [])).toEqual({ title: 'Ada wrote to you', tone: 'plain', action })
  expect(toastWords(event('notification', { ...data, quiet: true }), ALL)).toBeUndefined()
})

test('what earned nothing and what nobody knows is not shown', () => {
  expect(toastWords(event('xp.awarded', { ...xp, amount: 0 }), ALL)).toBeUndefined()
  expect(toastWords(event('something.new', {}), ALL)).toBeUndefined()
})
