// The trail holds every deed that was committed and none that was not; the chain is whole, and shows every way to tamper with it.
import { asc, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db, handle, transact } from '@/db/client'
import { users } from '@/db/schema/accounts'
import { auditChain, auditEntries } from '@/db/schema/audit'
import { newPerson } from '@/db/school.testing'
import { openTestDatabase } from '@/db/testing'
import { setRole } from '@/lib/accounts/people/set-role'
import { updateProfile } from '@/lib/accounts/update-profile'
import { contextFor, systemActor } from '@/lib/core/context'
import { reactions } from '@/lib/core/event'
import { newId } from '@/lib/core/ids'
import { emailChanged, resetRequested, roleAssigned } from '@/lib/events/accounts'
import { emit } from '@/lib/platform/outbox/emit'
import { BEGINNING, type Head } from './chain'
import { auditReactions } from './reactions'
import { chainState } from './reads'
import { sealEntries } from './seal-entries'
import { verifyChain } from './verify-chain'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  for (const reaction of auditReactions) reactions().set(reaction.name, reaction)
})
afterAll(() => close())

const system = contextFor(systemActor('test'))
const run = (statement: ReturnType<typeof sql>) => db(system).execute(statement)
/** As somebody who can do anything in the database. */
async function tamper(...statements: ReturnType<typeof sql>[]): Promise<void> {
  await run(sql`alter table audit_entries disable trigger user`)
  for (const statement of statements) await run(statement)
  await run(sql`alter table audit_entries enable trigger user`)
}

beforeEach(async () => {
  await tamper(sql`truncate audit_entries`)
  await db(system).update(auditChain).set({ number: 0, hash: BEGINNING })
})

const deed = (userId: string) =>
  transact(system, tx => emit(tx, roleAssigned, { userId, before: 'student', after: 'instructor', reason: 'teaches' }))

/** Seals until nothing waits: an open transaction of another test, in another database of the server, holds the seal back. */
async function sealAll(): Promise<number> {
  let sealed = 0
  await expect
    .poll(
      async () => {
        sealed += await sealEntries(system)
        return (await chainState(system)).waiting
      },
      { timeout: 30_000, interval: 20 },
    )
    .toBe(0)
  return sealed
}

/** A sealed chain of so many entries; gives its head. */
async function chain(count: number): Promise<Head> {
  for (let at = 0; at < count; at++) await deed(newId())
  expect(await sealAll()).toBe(count)
  return chainState(system)
}

async function findings(known: Head[] = []): Promise<string[]> {
  const { problems } = await verifyChain(system, known)
  return problems.map(({ kind, number }) => `${kind} ${number}`)
}

test('an entry says who, what, before and after, why, and in which request', async () => {
  const [admin, person] = [await newPerson('admin'), await newPerson()]
  await setRole(admin.ctx, { userId: person.id, role: 'instructor', reason: 'Teaches statistics.' })
  const found = await db(system).select().from(auditEntries).where(eq(auditEntries.subjectId, person.id))
  expect(found).toMatchObject([
    {
      name: 'account.role-assigned',
      actorKind: 'user',
      actorId: admin.id,
      requestId: admin.ctx.requestId,
      payload: { before: 'student', after: 'instructor', reason: 'Teaches statistics.' },
      occurredAt: admin.ctx.now(),
      number: null,
    },
  ])
})

test('of a profile the clock and the language are kept, of what people say of themselves only that it changed', async () => {
  const person = await newPerson()
  await updateProfile(person.ctx, { timeZone: 'Asia/Tokyo', name: 'A new name', bio: 'Words of their own.' })
  const [entry] = await db(system).select().from(auditEntries).where(eq(auditEntries.subjectId, person.id))
  expect(entry?.payload).toMatchObject({ before: { timeZone: 'UTC' }, after: { timeZone: 'Asia/Tokyo' } })
  expect(entry?.payload.fields).toEqual(expect.arrayContaining(['timeZone', 'name', 'bio']))
  expect(JSON.stringify(entry?.payload)).not.toMatch(/A new name|Words of/)
})

test('addresses are kept masked, and what was done by the system is kept under its name', async () => {
  const userId = newId()
  await transact(system, async tx => {
    await emit(tx, emailChanged, { userId, before: 'old@example.com', after: 'new@example.org' })
    await emit(tx, resetRequested, { email: 'somebody@example.com' })
  })
  const found = await db(system).select().from(auditEntries).orderBy(asc(auditEntries.id))
  expect(found).toMatchObject([
    { actorKind: 'system', actorName: 'test', payload: { before: 'o•••@example.com', after: 'n•••@example.org' } },
    { subjectId: null, payload: { email: 's•••@example.com' } },
  ])
})

test('a deed that is undone leaves no entry, and an entry that cannot be written undoes the deed', async () => {
  const person = await newPerson()
  const undone = transact(system, async tx => {
    await setRole(tx, { userId: person.id, role: 'instructor', reason: 'soon undone' })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await db(system).$count(auditEntries)).toBe(0)

  await run(sql`alter table audit_entries add constraint full_up check (number is not null) not valid`)
  const refused = setRole(system, { userId: person.id, role: 'instructor', reason: 'cannot be kept' })
  await expect(refused).rejects.toThrow()
  await run(sql`alter table audit_entries drop constraint full_up`)
  const [{ role } = {}] = await db(system).select({ role: users.role }).from(users).where(eq(users.id, person.id))
  expect(role).toBe('student')
})

test('entries are neither changed nor deleted, not even by us', async () => {
  await chain(2)
  const refused = [
    sql`update audit_entries set name = 'x'`,
    sql`update audit_entries set number = null, hash = null`,
    sql`delete from audit_entries`,
    sql`truncate audit_entries`,
  ]
  for (const statement of refused) await expect(run(statement)).rejects.toThrow()
  expect(await findings()).toEqual([])
})

test('the chain is numbered without gaps and whole; sealing again adds nothing', async () => {
  const head = await chain(3)
  expect(head).toMatchObject({ number: 3, waiting: 0, isWhole: true })
  expect(await sealEntries(system)).toBe(0)
  await deed(newId())
  expect(await chainState(system)).toMatchObject({ number: 3, waiting: 1, isWhole: true })
  expect(await sealAll()).toBe(1)
  expect(await verifyChain(system, [head])).toMatchObject({ checked: 4, problemCount: 0 })
})

test('more entries than fit one batch are sealed and checked', async () => {
  await run(sql`
    insert into audit_entries (id, name, actor_kind, request_id, payload, occurred_at)
    select gen_random_uuid(), 'account.suspended', 'system', 'r' || n, jsonb_build_object('reason', n), now()
    from generate_series(1, 1203) n`)
  expect(await sealAll()).toBe(1203)
  expect(await verifyChain(system)).toMatchObject({ checked: 1203, problemCount: 0 })
})

const swap = (a: number, b: number) => [
  sql`update audit_entries set number = -1 where number = ${a}`,
  sql`update audit_entries set number = ${a} where number = ${b}`,
  sql`update audit_entries set number = ${b} where number = -1`,
]
const copyOf = (number: number, as: number, hash: string) => sql`
  insert into audit_entries (id, name, actor_kind, request_id, payload, occurred_at, number, hash)
  select ${newId()}::uuid, name, actor_kind, request_id, payload, occurred_at, ${as}, ${hash} from audit_entries where number = ${number}`

test.each<[string, ReturnType<typeof sql>[], string[]]>([
  [
    'a changed payload',
    [sql`update audit_entries set payload = payload || '{"reason":"other"}' where number = 3`],
    ['changed 3'],
  ],
  [
    'a changed time',
    [sql`update audit_entries set occurred_at = occurred_at + interval '1 day' where number = 1`],
    ['changed 1'],
  ],
  ['a changed actor', [sql`update audit_entries set actor_id = ${newId()}::uuid where number = 6`], ['changed 6']],
  ['a deleted row in the middle', [sql`delete from audit_entries where number = 3`], ['missing 3']],
  ['two deleted rows', [sql`delete from audit_entries where number in (2, 3)`], ['missing 2']],
  ['the first row deleted', [sql`delete from audit_entries where number = 1`], ['missing 1']],
  ['a deleted tail', [sql`delete from audit_entries where number >= 5`], ['cut_off 5']],
  ['everything deleted', [sql`delete from audit_entries`], ['cut_off 1']],
  ['a re-ordered pair', swap(3, 4), ['changed 3', 'changed 4', 'changed 5']],
  [
    'an inserted row',
    [
      sql`update audit_entries set number = number + 100 where number >= 4`,
      sql`update audit_entries set number = number - 99 where number >= 104`,
      copyOf(1, 4, 'f'.repeat(64)),
    ],
    ['changed 4', 'changed 5', 'changed 6', 'changed 7', 'added 7'],
  ],
  ['a row behind the end', [copyOf(1, 7, 'f'.repeat(64))], ['changed 7', 'added 7']],
  ['the end of the chain removed', [sql`update audit_chain set number = 0, hash = ${BEGINNING}`], ['added 1']],
  ['another hash at the end', [sql`update audit_chain set hash = ${'f'.repeat(64)}`], ['changed 6']],
])('%s is found', async (_, statements, expected) => {
  await chain(6)
  await tamper(...statements)
  expect(await findings()).toEqual(expected)
})

test('who cuts the tail and mends the end is found by a head that the log said', async () => {
  const head = await chain(6)
  await tamper(
    sql`delete from audit_entries where number > 4`,
    sql`update audit_chain set number = 4, hash = (select hash from audit_entries where number = 4)`,
  )
  expect(await findings()).toEqual([])
  expect(await findings([head])).toEqual(['cut_off 5'])
})

test('who rewrites the whole chain is found by a head that the log said', async () => {
  const head = await chain(4)
  await tamper(
    sql`update audit_entries set number = null, hash = null`,
    sql`update audit_entries set payload = '{}'`,
    sql`update audit_chain set number = 0, hash = ${BEGINNING}`,
  )
  await sealAll()
  expect(await findings()).toEqual([])
  expect(await findings([head])).toEqual(['rewritten 4'])
})

test('after a cut the sealer goes on behind the gap and says so, so that no number comes twice', async () => {
  await chain(4)
  await tamper(sql`delete from audit_entries where number > 2`)
  expect(await chainState(system)).toMatchObject({ isWhole: false })
  await deed(newId())
  expect(await sealAll()).toBe(1)
  expect(await chainState(system)).toMatchObject({ number: 5, isWhole: false })
  expect(await findings()).toEqual(['missing 3'])
})

test('many transactions at once, some undone, and several sealers: each deed is there once and the chain is whole', async () => {
  const people = Array.from({ length: 120 }, () => newId())
  let working = true
  const sealer = async () => {
    while (working) {
      await sealEntries(system)
      await new Promise(resolve => setTimeout(resolve, 1))
    }
  }
  const sealers = [sealer(), sealer(), sealer()]
  const outcomes = await Promise.allSettled(
    people.map((userId, at) =>
      transact(system, async tx => {
        await emit(tx, roleAssigned, { userId, before: 'student', after: 'instructor', reason: `first ${at}` })
        await new Promise(resolve => setTimeout(resolve, (at * 7) % 11))
        await emit(tx, roleAssigned, { userId, before: 'instructor', after: 'student', reason: `second ${at}` })
        if (at % 4 === 0) throw new Error('undone')
      }),
    ),
  )
  working = false
  await Promise.all(sealers)
  await sealAll()
  const committed = people.filter((_, at) => outcomes[at]?.status === 'fulfilled')
  expect(committed).toHaveLength(90)
  const kept = await db(system).select().from(auditEntries).orderBy(asc(auditEntries.number))
  expect(kept.map(({ number }) => number)).toEqual(Array.from({ length: 180 }, (_, at) => at + 1))
  expect(kept.map(({ subjectId }) => subjectId).sort()).toEqual([...committed, ...committed].sort())
  expect(await findings()).toEqual([])
  for (const userId of committed) {
    const own = kept.filter(({ subjectId }) => subjectId === userId)
    expect(own.map(({ payload }) => String(payload.reason).split(' ')[0])).toEqual(['first', 'second'])
  }
})

test('what is committed late never gets in front of what is sealed', async ({ skip }) => {
  skip(handle().driver === 'embedded', 'the embedded database has one connection')
  const [slow, quick] = [newId(), newId()]
  let letGo = () => {}
  const gate = new Promise<void>(resolve => {
    letGo = resolve
  })
  let written = () => {}
  const wrote = new Promise<void>(resolve => {
    written = resolve
  })
  const late = transact(system, async tx => {
    await emit(tx, roleAssigned, { userId: slow, before: 'student', after: 'instructor', reason: 'slow' })
    written()
    await gate
  })
  await wrote
  await deed(quick)
  expect(await sealEntries(system)).toBe(0)
  expect(await db(system).$count(auditEntries, isNull(auditEntries.number))).toBe(1)
  letGo()
  await late
  expect(await sealAll()).toBe(2)
  const kept = await db(system).select().from(auditEntries).orderBy(asc(auditEntries.number))
  expect(kept.map(({ subjectId }) => subjectId)).toEqual([slow, quick])
  expect(await findings()).toEqual([])
})

test('where the end of the chain itself is gone, nothing is sealed and everybody who asks is told', async () => {
  await chain(3)
  const [end] = await db(system).select().from(auditChain)
  await tamper(sql`delete from audit_chain`)
  try {
    await deed(newId())
    expect(await sealEntries(system)).toBe(0)
    expect(await findings()).toEqual(['changed 3'])
    await expect(chainState(system)).rejects.toThrow('lost its end')
  } finally {
    if (end) await db(system).insert(auditChain).values(end)
  }
})

test('of very many problems the first hundred are named and all are counted', async () => {
  await chain(120)
  await tamper(sql`update audit_entries set payload = '{}'`)
  const { problems, problemCount } = await verifyChain(system)
  expect([problems.length, problemCount]).toEqual([100, 120])
})
