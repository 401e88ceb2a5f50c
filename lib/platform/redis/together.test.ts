// Commands of one moment travel as one request.
import { expect, test, vi } from 'vitest'
import { together } from './together'

const echo = () => vi.fn(async (commands: unknown[]) => commands.map(result => ({ result })))

test('commands of one moment share a request and each gets its own answer', async () => {
  const send = echo()
  const command = together(send)
  const all = await Promise.all([1, 2, 3].map(n => command(n)))
  expect(all).toEqual([{ result: 1 }, { result: 2 }, { result: 3 }])
  await command(4)
  expect(send.mock.calls).toEqual([[[1, 2, 3]], [[4]]])
})

test('a request carries a hundred at most, in order', async () => {
  const send = echo()
  const command = together(send)
  const numbers = Array.from({ length: 250 }, (_, i) => i)
  expect(await Promise.all(numbers.map(n => command(n)))).toEqual(numbers.map(result => ({ result })))
  expect(send.mock.calls.map(([commands]) => commands.length)).toEqual([100, 100, 50])
})

test('a request that fails fails for all that went with it, and for no other', async () => {
  const send = vi.fn(async (commands: unknown[]) => commands.map(result => ({ result })))
  send.mockRejectedValueOnce(new Error('down'))
  const command = together(send)
  const both = await Promise.allSettled([command(1), command(2)])
  expect(both.map(each => each.status)).toEqual(['rejected', 'rejected'])
  expect(await command(3)).toEqual({ result: 3 })
})
