// Every kind of fact is either kept in the trail or left out for a reason: a new one has to decide.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { FactKind } from '@/lib/core/event'
import { AUDITED } from './audited'
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
