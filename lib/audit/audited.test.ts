// Every kind of fact is either kept in the trail or left out for a reason: a new one has to decide.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import type { FactKind } from '@/lib/core/event'
import { AUDITED, type BeforeAndAfter } from './audited'
import { kindsByArea, kindsOf, wordsOf } from './kinds'
import { NOT_AUDITED } from './not-audited'

const isFact = (value: unknown): value is FactKind =>
  typeof value === 'object' && value !== null && 'schema' in value && 'name' in value && !('run' in value)

async function allFacts(): Promise<string[]> {
  const files = readdirSync('lib/events').filter(file => file.endsWith('.ts'))
  const modules = await Promise.all(files.map(file => import(path.resolve('lib/events', file))))
  return modules.flatMap(module => Object.values(module).filter(isFact)).map(({ name }) => name)
}

test('every fact is audited once, or left out with a reason', async () => {
  const facts = await allFacts()
  expect(facts.length).toBeGreaterThan(50)
  const decided = [...AUDITED.map(({ name }) => name), ...Object.keys(NOT_AUDITED)]
  expect(decided.sort()).toEqual([...new Set(facts)].sort())
})

test('each kind has words of its own, and an area', () => {
  expect(new Set(AUDITED.map(({ words }) => words)).size).toBe(AUDITED.length)
  for (const { name, words } of AUDITED) expect(wordsOf(name)).toBe(words)
  expect(wordsOf('former.kind')).toBe('former.kind')
  const areas = kindsByArea()
  expect(areas.flatMap(({ kinds }) => kinds)).toHaveLength(AUDITED.length)
  for (const { area, kinds } of areas) expect(kindsOf(area)).toEqual(kinds.map(({ name }) => name))
  expect(kindsOf('account.suspended')).toEqual(['account.suspended'])
  expect(kindsOf('nothing')).toEqual([])
})

/** Facts without a before and after: whoever adds one says why, and changes this list. */
const WITHOUT = [
  'account.email-change-requested',
  'account.password-changed',
  'account.refresh-token-reused',
  'account.registered',
  'account.identity-linked',
  'account.reset-requested',
  'course.created',
  'course.review-passed',
  'enrollment.created',
  'jobs.retried',
  'message.sent',
  'session.opened',
]

test('every entry says what was before and what is after, or why there is nothing to say', () => {
  const without = AUDITED.filter(({ noBefore }) => noBefore !== null)
  expect(without.map(({ name }) => name).sort()).toEqual([...WITHOUT].sort())
  for (const { noBefore } of without) expect(noBefore?.length).toBeGreaterThan(15)
  for (const { on, name } of AUDITED.filter(({ noBefore, keeps }) => noBefore === null && !keeps)) {
    const told = on.schema instanceof z.ZodObject ? Object.keys(on.schema.shape) : []
    expect(told, name).toEqual(expect.arrayContaining(['before', 'after']))
  }
})

test('a fact without before and after cannot be listed: the types refuse it', () => {
  expectTypeOf<{ noBefore: string }>().toExtend<BeforeAndAfter<{ userId: string }>>()
  expectTypeOf<object>().not.toExtend<BeforeAndAfter<{ userId: string }>>()
  expectTypeOf<{ keep: () => { before: null } }>().not.toExtend<BeforeAndAfter<{ userId: string }>>()
  expectTypeOf<object>().toExtend<BeforeAndAfter<{ before: string; after: string }>>()
})
