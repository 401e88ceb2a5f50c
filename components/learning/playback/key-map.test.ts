// Which keys do what in the player, and when they must not.
import { expect, test } from 'vitest'
import { commandFor, KEY_HELP, type Press, speedAfter } from './key-map'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  where: 'page',
  ...more,
})

test('each key has its command', () => {
  expect(commandFor(press(' '), true)).toEqual({ do: 'play' })
  expect(commandFor(press('j'), true)).toEqual({ do: 'seek', seconds: -10 })
  expect(commandFor(press('ArrowRight'), true)).toEqual({ do: 'seek', seconds: 5 })
  expect(commandFor(press('>'), true)).toEqual({ do: 'speed', step: 1 })
  expect(commandFor(press('M'), true)).toEqual({ do: 'mute' })
  expect(commandFor(press('x'), true)).toBeUndefined()
})

test('nothing happens while typing or with a modifier', () => {
  for (const key of [' ', 'k', 'n', '[', '?', 'ArrowLeft']) {
    expect(commandFor(press(key, { where: 'typing' }), true)).toBeUndefined()
    expect(commandFor(press(key, { ctrlKey: true }), true)).toBeUndefined()
  }
})

test('a focused button or the video keeps space and arrows for itself, letters still work', () => {
  for (const where of ['control', 'video'] as const) {
    expect(commandFor(press(' ', { where }), true)).toBeUndefined()
    expect(commandFor(press('ArrowUp', { where }), true)).toBeUndefined()
    expect(commandFor(press('k', { where }), true)).toEqual({ do: 'play' })
  }
})

test('a lesson without a video scrolls with space and arrows, and still takes notes and moves on', () => {
  expect(commandFor(press(' '), false)).toBeUndefined()
  expect(commandFor(press('ArrowDown'), false)).toBeUndefined()
  expect(commandFor(press(']'), false)).toEqual({ do: 'next' })
})

test('the help names every key that works', () => {
  const named = KEY_HELP.flatMap(line => line.keys)
  const symbols: Record<string, string> = {
    Space: ' ',
    '←': 'ArrowLeft',
    '→': 'ArrowRight',
    '↑': 'ArrowUp',
    '↓': 'ArrowDown',
  }
  for (const key of named) expect(commandFor(press(symbols[key] ?? key), true), key).toBeDefined()
})

test('speed moves along its steps and stops at the ends', () => {
  expect(speedAfter(1, 1)).toBe(1.25)
  expect(speedAfter(2, 1)).toBe(2)
  expect(speedAfter(0.5, -1)).toBe(0.5)
  expect(speedAfter(1.1, 1)).toBe(1.25)
})
