// What counts as played, and what does not.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { secondsIn } from '@/lib/learning/ranges'
import { addPlayed, playedBetween, type Sample } from './played'

const sample = (atSeconds: number, time: number, more: Partial<Sample> = {}): Sample => ({
  at: atSeconds * 1000,
  time,
  rate: 1,
  playing: true,
  seeking: false,
  ...more,
})

describe('playedBetween', () => {
  test('a running video plays what lies between two samples', () => {
    expect(playedBetween(sample(0, 10), sample(0.25, 10.25))).toEqual([10, 10.25])
  })
  test('double speed plays twice as far', () => {
    expect(playedBetween(sample(0, 0, { rate: 2 }), sample(2, 4, { rate: 2 }))).toEqual([0, 4])
  })
  test('a late timer of a hidden tab loses nothing', () => {
    expect(playedBetween(sample(0, 0), sample(60, 60))).toEqual([0, 60])
  })
  test.each([
    ['the first sample', null, sample(0, 5)],
    ['a paused video', sample(0, 5, { playing: false }), sample(1, 5.5)],
    ['a seek that ends', sample(0, 5, { seeking: true }), sample(1, 6)],
    ['a seek that begins', sample(0, 5), sample(1, 6, { seeking: true })],
    ['a jump ahead that nobody announced', sample(0, 5), sample(0.25, 40)],
    ['a jump back', sample(0, 40), sample(0.25, 5)],
  ])('%s plays nothing', (_, before, now) => {
    expect(playedBetween(before, now)).toBeNull()
  })
})

describe('addPlayed', () => {
  test('stretches become whole, joined buckets', () => {
    expect(addPlayed(addPlayed([], [0.2, 3.4]), [3.4, 5])).toEqual([[0, 5]])
    expect(addPlayed([[0, 5]], [8.5, 8.7])).toEqual([
      [0, 5],
      [8, 9],
    ])
    expect(addPlayed([[0, 5]], null)).toEqual([[0, 5]])
  })
  test('playing something again adds nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 }), (from, length) => {
        const once = addPlayed([], [from, from + length])
        expect(secondsIn(addPlayed(once, [from, from + length]))).toBe(length)
      }),
    )
  })
})
