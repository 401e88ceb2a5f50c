// Every endpoint, called by everybody over HTTP, answers as the permission table says; one that is not in the table fails.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/db/testing'
import { type Party, PERMISSIONS, type Permission, rule } from '@/lib/core/permissions'
import { env } from '@/lib/env'
import { type ApiMethod, apiRoutes } from '../api-routes'
import { type Answer, api } from '../testing/api'
import { type Cast, type Member, NAMES, openCast } from '../testing/permissions/cast'
import { type EndpointSample, endpointSamples, openedSamples, paramsOf } from '../testing/permissions/endpoint-samples'
import { type Circumstances, expected } from '../testing/permissions/expected'
import { openOtherSchool, openSchool, type School } from '../testing/permissions/school'
import { undone } from '../testing/permissions/undone'

let close: () => Promise<void>
let cast: Cast
let published: School
let draft: School
beforeAll(async () => {
  close = await openTestDatabase()
  Object.assign(env(), { METRICS_TOKEN: 'of the operator', RATE_LIMIT_SCALE: 1_000_000 })
  cast = await openCast()
  await openOtherSchool(cast)
  published = await openSchool(cast, 'published')
  draft = await openSchool(cast, 'draft')
}, 240_000)
afterAll(async () => {
  Object.assign(env(), { METRICS_TOKEN: undefined, RATE_LIMIT_SCALE: 1 })
  await close()
})

type Endpoint = { key: string; method: ApiMethod; pattern: string; permission: Permission }
const endpoints: Endpoint[] = []
for (const { pattern, methods, load } of apiRoutes) {
  const handlers = await load()
  for (const method of methods) {
    const permission = handlers[method]?.operation.permission
    if (!permission) throw new Error(`${method} ${pattern} names no line of the permission table`)
    endpoints.push({ key: `${method} ${pattern}`, method, pattern, permission })
  }
}
const keyed = endpoints.map(endpoint => [endpoint.key, endpoint] as const)

const PARTS: Party[] = ['learner', 'assistant', 'co_instructor', 'owner']
const isInCourse = ({ permission }: Endpoint, sample: EndpointSample) =>
  sample.inCourse || rule(permission).who.some(party => PARTS.includes(party))

test.each(keyed)('%s', async (key, endpoint) => {
  const sample = endpointSamples[key] ?? {}
  expect(await outcomes(endpoint, sample, published)).toEqual(says(endpoint, sample, {}))
  if (isInCourse(endpoint, sample))
    expect(await outcomes(endpoint, sample, draft)).toEqual(says(endpoint, sample, { hidden: true }))
})

describe('what is open to more than the staff and those enrolled', () => {
  test.each(Object.entries(openedSamples))('%s', async (key, sample) => {
    const endpoint = endpoints.find(other => other.key === key)
    if (!endpoint) throw new Error('there is no such endpoint')
    expect(await outcomes(endpoint, sample, published)).toEqual(says(endpoint, sample, { opened: true }))
    expect(await outcomes(endpoint, sample, draft)).toEqual(says(endpoint, sample, { opened: true, hidden: true }))
  })
})

test('the samples name endpoints that there are, and every line of the table says something', () => {
  const known = endpoints.map(({ key }) => key)
  expect([...Object.keys(endpointSamples), ...Object.keys(openedSamples)].filter(key => !known.includes(key))).toEqual(
    [],
  )
  expect(PERMISSIONS.filter(permission => !/^[A-Z].*\.$/.test(rule(permission).says))).toEqual([])
})

/** What the table says, for everybody. */
function says({ permission }: Endpoint, sample: EndpointSample, given: Circumstances) {
  const each = NAMES.map(name => {
    const isOwn = name === (sample.self ?? 'learner')
    return [name, expected(permission, cast[name], { ...given, isOwn })]
  })
  return Object.fromEntries(each)
}

/** What happens, for everybody. */
async function outcomes(endpoint: Endpoint, sample: EndpointSample, school: School) {
  const found: Record<string, string> = {}
  for (const name of NAMES) found[name] = await undone(() => outcome(endpoint, sample, school, cast[name]))
  return found
}

async function outcome({ method, pattern }: Endpoint, sample: EndpointSample, school: School, member: Member) {
  const { params, query, ...call } = (await sample.call?.(school, member)) ?? {}
  const token = member.token ? { token: member.token } : {}
  const path = pathOf(pattern, school, params ?? {}) + (query ? `?${query}` : '')
  const answer = await api(method, path, { ...call, ...token })
  return sample.notInDraft && school.isDraft && answer.status === 409 ? 'allowed' : words(answer)
}

function pathOf(pattern: string, school: School, params: Record<string, string>): string {
  const { nouns, names } = paramsOf(school)
  const parts = pattern.split('/')
  const words = parts.map((part, at) => {
    if (!part.startsWith(':')) return part
    const name = part.slice(1)
    const word = params[name] ?? names[name] ?? nouns[parts[at - 1] ?? '']
    if (!word) throw new Error(`${pattern}: the samples say nothing of ${part}`)
    return word
  })
  return words.join('/')
}

function words({ status, body }: Answer): string {
  if (status < 400) return 'allowed'
  if (status === 401) return 'asked to sign in'
  if (status === 403 && body.code === 'forbidden') return 'refused'
  return status === 404 ? 'missing' : `${status} ${body.code}: ${body.detail} ${JSON.stringify(body.errors ?? '')}`
}
