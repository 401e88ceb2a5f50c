// Lists that begin with the newest are read along their index; sorted, each page would read all that somebody ever had.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db, rows, transact } from '@/db/client'
import { openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const ID = '01900000-0000-7000-8000-000000000001'

test.each([
  ['notifications', `user_id = '${ID}'`, 'happened_at desc, id desc'],
  ['xp_entries', `user_id = '${ID}'`, 'occurred_at desc, id desc'],
  ['xp_flags', `state = 'open'`, 'raised_at desc, id desc'],
  ['rank_passes', `user_id = '${ID}'`, 'passed_at desc'],
  ['sessions', `user_id = '${ID}'`, 'last_used_at desc'],
  ['course_reviews', `course_id = '${ID}'`, 'created_at desc, id desc'],
  ['course_messages', `course_id = '${ID}'`, 'created_at desc, id desc'],
  ['uploads', `owner_id = '${ID}'`, 'created_at desc'],
  ['course_imports', `owner_id = '${ID}'`, 'created_at desc'],
  ['courses', `status = 'published'`, 'published_at desc nulls last, id desc nulls last'],
  ['courses', `status = 'published'`, 'enrollment_count desc nulls last, id desc nulls last'],
])('%s where %s by %s', async (table, where, order) => {
  const plan = await transact(system, async tx => {
    for (const way of ['seqscan', 'bitmapscan']) await db(tx).execute(sql.raw(`set local enable_${way} = off`))
    const query = sql.raw(`explain select * from ${table} where ${where} order by ${order} limit 20`)
    return (await rows<Record<'QUERY PLAN', string>>(tx, query)).map(row => row['QUERY PLAN']).join('\n')
  })
  expect(plan).toContain('Index')
  expect(plan).not.toContain('Sort')
})
