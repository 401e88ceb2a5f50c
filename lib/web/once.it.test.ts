// A form that arrives twice makes one thing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import type { Context } from '@/lib/core/context'
import { invalid } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { once } from './once'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

/** Makes something new each time that it runs, and takes its time. */
function maker() {
  const made: string[] = []
  const make = once(async (_: Context, { name }: { name: string }) => {
    await new Promise(resolve => setTimeout(resolve, 50))
    made.push(name)
    return { id: newId() }
  })
  return { made, make }
}

test('pressed five times at once, and once more when the answer was lost, it is made once', async () => {
  const { ctx } = await newPerson()
  const { made, make } = maker()
  const given = { name: 'Early birds', formKey: newId() }
  const answers = await Promise.all(Array.from({ length: 5 }, () => make(ctx, given)))
  answers.push(await make(ctx, given))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(made).toEqual(['Early birds'])
})

test('other words, another form and another person are other deeds', async () => {
  const [one, other] = [await newPerson(), await newPerson()]
  const { made, make } = maker()
  const formKey = newId()
  const answers = [
    await make(one.ctx, { name: 'Early birds', formKey }),
    await make(one.ctx, { name: 'Late birds', formKey }),
    await make(one.ctx, { name: 'Early birds', formKey: newId() }),
    await make(other.ctx, { name: 'Early birds', formKey }),
  ]
  expect(new Set(answers.map(({ id }) => id)).size).toBe(4)
  expect(made).toHaveLength(4)
})

test('what was refused may be tried again', async () => {
  const { ctx } = await newPerson()
  let tries = 0
  const make = once(async (_: Context, { name }: { name: string }) => {
    tries += 1
    if (tries === 1) throw invalid('name', 'is taken')
    return { name }
  })
  const given = { name: 'Early birds', formKey: newId() }
  await expect(make(ctx, given)).rejects.toThrow()
  expect(await make(ctx, given)).toEqual({ name: 'Early birds' })
})
