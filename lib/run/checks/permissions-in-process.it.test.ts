// Every server action, realtime channel and page, tried by everybody, answers as the permission table says; an unlisted one fails.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openTestDatabase } from '@/db/testing'
import { contextFor, guest } from '@/lib/core/context'
import { isDomainError } from '@/lib/core/errors'
import { atDoor, type Party, type Permission, ROLES, rule } from '@/lib/core/permissions'
import { env } from '@/lib/env'
import { areaOf } from '@/lib/web/areas'
import { gate } from '@/lib/web/gate'
import { sessionCookieName, sessionSecret } from '@/lib/web/identity'
import { channels, topicFor } from '../channels'
import { type ActionSample, actionSamples } from '../testing/permissions/action-samples'
import { type Cast, type Member, NAMES, openCast } from '../testing/permissions/cast'
import { type Circumstances, expected } from '../testing/permissions/expected'
import { openOtherSchool, openSchool, type School } from '../testing/permissions/school'
import { undone } from '../testing/permissions/undone'

/** Who acts: what actions ask the request for, they are told here. */
const acting = vi.hoisted(() => ({ ctx: undefined as unknown }))
vi.mock('@/lib/web/page', () => ({ pageContext: async () => acting.ctx }))
vi.mock('next/cache', () => ({ refresh: () => {} }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-cairn-address': crypto.randomUUID() }),
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
}))

let close: () => Promise<void>
let cast: Cast
let published: School
let draft: School
beforeAll(async () => {
  close = await openTestDatabase()
  env().RATE_LIMIT_SCALE = 1_000_000
  cast = await openCast()
  await openOtherSchool(cast)
  published = await openSchool(cast, 'published')
  draft = await openSchool(cast, 'draft')
}, 240_000)
afterAll(async () => {
  env().RATE_LIMIT_SCALE = 1
  await close()
})

type State = { ok: boolean; code?: string; message?: string; errors?: unknown } | null | undefined
type Action = ((...given: unknown[]) => Promise<State>) & { permission: Permission }
const actions: [string, Action][] = []
for (const file of filesOf('components', 'actions.ts')) {
  const exported: Record<string, Action> = await import(path.resolve(file))
  const folder = path.relative('components', path.dirname(file))
  for (const [name, action] of Object.entries(exported)) actions.push([`${folder} ${name}`, action])
}

const PARTS: Party[] = ['learner', 'assistant', 'co_instructor', 'owner']

describe('actions', () => {
  test.each(actions)('%s', async (key, action) => {
    const sample = actionSamples[key]
    if (!sample) throw new Error('action-samples.ts says nothing of this action')
    expect(await outcomes(action, sample, published)).toEqual(says(action.permission, sample, {}))
    if (sample.inCourse || rule(action.permission).who.some(party => PARTS.includes(party)))
      expect(await outcomes(action, sample, draft)).toEqual(says(action.permission, sample, { hidden: true }))
  })

  test('the samples name actions that there are', () => {
    const known = actions.map(([key]) => key)
    expect(known.length).toBeGreaterThan(50)
    expect(Object.keys(actionSamples).filter(key => !known.includes(key))).toEqual([])
  })
})

describe('channels', () => {
  /** What each channel is asked about. */
  const ABOUT: Record<string, (school: School) => string> = {
    user: () => 'me',
    course: ({ courseId }) => courseId,
    leaderboard: () => 'global',
  }

  test.each(channels.map(channel => [channel.name, channel] as const))('%s', async (name, { permission }) => {
    const about = ABOUT[name]
    if (!about) throw new Error('this test says nothing of this channel')
    const heard: Record<string, boolean> = {}
    for (const who of NAMES)
      heard[who] = (await topicFor(cast[who].ctx.actor, `${name}:${about(published)}`)) !== undefined
    const each = NAMES.map(who => [who, expected(permission, cast[who]) === 'allowed'])
    expect(heard).toEqual(Object.fromEntries(each))
  })

  test('what is no channel has no topic', async () => {
    for (const asked of [
      '',
      ':',
      'user',
      'user:',
      `user:${cast.owner.id}`,
      'nobody:me',
      '__proto__:x',
      'constructor:me',
    ])
      for (const who of NAMES) expect(await topicFor(cast[who].ctx.actor, asked)).toBeUndefined()
  })
})

describe('pages', () => {
  const addresses = filesOf('app', 'page.tsx').map(addressOf)

  test.each(addresses)('%s', async address => {
    const area = areaOf(address)
    if (!area) throw new Error('lib/web/areas.ts says nothing of this page')
    for (const role of [null, ...ROLES]) {
      const { response } = await gate(await visit(address, role))
      const to = response?.headers.get('location') ?? 'open'
      const door = { open: 'open', closed: '/home', sign_in: `/sign-in?next=${encodeURIComponent(address)}` }
      expect([role, to]).toEqual([role, door[atDoor(area, role)]])
    }
  })

  async function visit(address: string, role: (typeof ROLES)[number] | null): Promise<Request> {
    const claims = { sub: cast.student.id, role: role ?? 'student', epoch: 0 }
    const cookie = `${sessionCookieName()}=${await encode({ token: claims, secret: sessionSecret() })}`
    return new Request(`http://cairn.test${address}`, { headers: role ? { cookie } : {} })
  }
})

function says(permission: Permission, sample: ActionSample, given: Circumstances) {
  const each = NAMES.map(name => {
    const isOwn = name === (sample.self ?? 'learner')
    return [name, expected(permission, cast[name], { ...given, isOwn })]
  })
  return Object.fromEntries(each)
}

async function outcomes(action: Action, sample: ActionSample, school: School) {
  const found: Record<string, string> = {}
  for (const name of NAMES) found[name] = await undone(() => outcome(action, sample, school, cast[name]))
  return found
}

async function outcome(action: Action, sample: ActionSample, school: School, member: Member): Promise<string> {
  const given = (await sample.give?.(school, member)) ?? {}
  acting.ctx = member.token ? member.ctx : contextFor(guest)
  const state = await (action.length === 1 ? action(form(given)) : action(null, given)).catch(refusal)
  if (!state || state.ok) return 'allowed'
  const { code = '' } = state
  const { always, draft, published } = sample.told ?? {}
  if (code === always || code === (school.isDraft ? draft : published)) return 'allowed'
  return WORDS[code] ?? JSON.stringify(state)
}

const WORDS: Record<string, string> = {
  unauthenticated: 'asked to sign in',
  forbidden: 'refused',
  not_found: 'missing',
}

/** Plain actions throw; whoever is sent somewhere has done it. */
function refusal(error: unknown): State {
  if (isDomainError(error)) return { ok: false, code: error.code, message: error.message }
  if (error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT'))
    return { ok: true }
  throw error
}

function form(given: Record<string, unknown>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(given)) data.set(name, String(value))
  return data
}

function filesOf(folder: string, name: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name === name)
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort()
}

/** `app/(teach)/teach/[courseId]/page.tsx` is at `/teach/x`. */
function addressOf(page: string): string {
  const parts = path.dirname(page).split(path.sep).slice(1)
  const shown = parts.filter(part => !part.startsWith('(')).map(part => part.replace(/^\[.*\]$/, 'x'))
  return `/${shown.join('/')}`
}
