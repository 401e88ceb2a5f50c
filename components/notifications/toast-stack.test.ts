// The toasts of a moment: three at most, the same one once, and what was earned together.
import { expect, test } from 'vitest'
import { type Shown, stacked } from './toast-stack'

const plain = (key: string): Shown => ({ key, title: key, tone: 'plain' })
const xp = (key: string, amount: number): Shown => ({
  key,
  title: `+${amount} XP`,
  detail: 'why',
  tone: 'amber',
  earned: { as: 'xp', xp: amount },
})
const level = (key: string, reached: number, detail?: string): Shown => ({
  key,
  title: `You reached level ${reached}`,
  detail,
  tone: 'amber',
  earned: { as: 'level' },
})
const achievement = (name: string): Shown => ({
  key: name,
  title: `Achievement: ${name}`,
  tone: 'plain',
  earned: { as: 'achievements', names: [name] },
})
const titles = (all: Shown[]) => all.map(({ title }) => title)
const stack = (...all: Shown[]) => all.reduce<Shown[]>(stacked, [])

test('the last three are shown, each once', () => {
  expect(titles(stack(plain('a'), plain('b'), plain('c'), plain('d')))).toEqual(['b', 'c', 'd'])
  expect(titles(stack(plain('a'), plain('b'), plain('a')))).toEqual(['b', 'a'])
})

test('what one step pays twice is one sum, which nothing pushes out', () => {
  expect(titles(stack(xp('1', 10), plain('a'), plain('b'), plain('c'), xp('2', 5)))).toEqual(['b', 'c', '+15 XP'])
})

test('a sum says what it is made of', () => {
  const [sum] = stack(
    { ...xp('1', 17), detail: '10 base × 1.5 difficulty + 2 streak' },
    { ...xp('2', 5), detail: undefined },
  )
  expect(sum).toMatchObject({ title: '+22 XP', detail: '10 base × 1.5 difficulty + 2 streak; +5 XP' })
})

test('hearing an award again adds nothing', () => {
  const all = stack(xp('1', 10), xp('2', 5), xp('1', 10), xp('2', 5))
  expect(titles(all)).toEqual(['+15 XP'])
  expect(titles(stack(xp('1', 10), xp('1', 10)))).toEqual(['+10 XP'])
})

test('a step that earns much pushes none of it out: the level stays, achievements are one line', () => {
  const all = stack(level('l', 2), xp('1', 10), achievement('First stone'), achievement('By lamplight'), plain('news'))
  expect(titles(all)).toEqual(['You reached level 2', '+10 XP', 'Achievements: First stone, By lamplight'])
})

test('of two levels at once the higher is said, with what both unlocked', () => {
  expect(stack(level('a', 4), level('b', 5, 'a title'))).toMatchObject([
    { title: 'You reached level 5', detail: 'a title' },
  ])
})
