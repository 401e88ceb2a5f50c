// The guard keeps its deadline and its pause.
import type { Requester, UpstashResponse } from '@upstash/redis'
import { expect, test } from 'vitest'
import { guard } from './guard'

/** A requester that does what the test says next. */
function scripted() {
  const state = { calls: 0, next: async (): Promise<unknown> => ({ result: 'OK' }) }
  const request = async <T>() => {
    state.calls += 1
    return (await state.next()) as UpstashResponse<T>
  }
  return { state, requester: { request } satisfies Requester }
}
const fails = async () => {
  throw new Error('ECONNREFUSED')
}
const hangs = () => new Promise<never>(() => {})

test('no answer within the deadline throws, and then Redis is not asked until the pause is over', async () => {
  const { state, requester } = scripted()
  let now = 1000
  const guarded = guard(requester, { timeoutMs: 20, pauseMs: 3000, now: () => now })
  state.next = hangs
  await expect(guarded.request({})).rejects.toThrow('no answer in 20 ms')
  await expect(guarded.request({})).rejects.toThrow('away')
  expect(state.calls).toBe(1)
  now += 3000
  state.next = async () => ({ result: 'OK' })
  expect(await guarded.request({})).toEqual({ result: 'OK' })
  expect(guarded.isAway()).toBe(false)
})

test('after the pause one command tries, and the others still throw at once', async () => {
  const { state, requester } = scripted()
  let now = 1000
  const guarded = guard(requester, { timeoutMs: 20, pauseMs: 100, now: () => now })
  state.next = fails
  await expect(guarded.request({})).rejects.toThrow('ECONNREFUSED')
  now += 100
  state.next = hangs
  const all = await Promise.allSettled([1, 2, 3].map(() => guarded.request({})))
  expect(all.map(each => each.status === 'rejected' && String(each.reason.message))).toEqual([
    'Redis gave no answer in 20 ms.',
    'Redis is away.',
    'Redis is away.',
  ])
  expect(state.calls).toBe(2)
})

test('going away and coming back are told once each', async () => {
  const { state, requester } = scripted()
  const told: boolean[] = []
  const guarded = guard(requester, { pauseMs: 0, onChange: isAway => void told.push(isAway) })
  await guarded.request({})
  state.next = fails
  for (let i = 0; i < 3; i += 1) await expect(guarded.request({})).rejects.toThrow('ECONNREFUSED')
  state.next = async () => ({ result: 'OK' })
  for (let i = 0; i < 3; i += 1) await guarded.request({})
  expect(told).toEqual([true, false])
})

test('an answer that waited while this process was busy is taken, not thrown away', async () => {
  const { state, requester } = scripted()
  const guarded = guard(requester, { timeoutMs: 20 })
  state.next = () => fetch('data:,ok').then(() => ({ result: 'OK' }))
  const reply = guarded.request({})
  for (const until = performance.now() + 60; performance.now() < until; );
  expect(await reply).toEqual({ result: 'OK' })
})

test('a subscription has no deadline', async () => {
  const { state, requester } = scripted()
  const guarded = guard(requester, { timeoutMs: 1 })
  state.next = () => new Promise(resolve => setTimeout(() => resolve({ result: 1 }), 30))
  expect(await guarded.request({ isStreaming: true })).toEqual({ result: 1 })
})
