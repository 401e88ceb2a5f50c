// The endpoints of admins about people and the audit trail, by status and role.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestDatabase } from '@/db/testing'
import { sealEntries } from '@/lib/audit/seal-entries'
import { contextFor, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { api } from '../testing/api'
import { PASSWORD, type Person, person } from '../testing/people'
import { wire } from '../wiring'

let close: () => Promise<void>
let admin: Person
beforeAll(async () => {
  close = await openTestDatabase()
  wire()
  admin = await person('admin', 'Noor Haddad')
})
afterAll(() => close())

const as = (who: Person | null) => (method: string, path: string, body?: unknown) =>
  api(method, `/api/v1${path}`, { ...(who && { token: who.token }), body })
const said = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
  `${status} ${body.code ?? ''}`.trim()
const login = (email: string) => api('POST', '/api/v1/auth/login', { body: { email, password: PASSWORD } })
const reason = 'as agreed with the team'

describe('people', () => {
  test('200 for admins, 401 and 403 for others, 404 and 422 for nonsense', async () => {
    const someone = await person()
    const reads = ['/people', `/people/${someone.id}`]
    const deeds = ['suspend', 'reinstate', 'sign-out'].map(deed => `/people/${someone.id}/${deed}`)
    for (const path of reads) {
      expect((await as(null)('GET', path)).status).toBe(401)
      for (const who of [someone, await person('instructor')]) expect((await as(who)('GET', path)).status).toBe(403)
      expect((await as(admin)('GET', path)).status).toBe(200)
    }
    for (const path of deeds) {
      expect((await as(null)('POST', path, { reason })).status).toBe(401)
      expect((await as(someone)('POST', path, {})).status).toBe(403)
      for (const wrong of [{}, { reason: ' a ' }, { reason: 'x'.repeat(501) }, { reason, more: 1 }, { reason: 7 }])
        expect(said(await as(admin)('POST', path, wrong))).toBe('422 invalid')
      expect((await as(admin)('POST', path.replace(someone.id, newId()), {})).status).toBe(404)
    }
    for (const wrong of ['role=king', 'state=some', 'limit=0', 'cursor=nonsense'])
      expect((await as(admin)('GET', `/people?${wrong}`)).status).toBe(422)
    expect((await as(admin)('GET', '/people/nonsense')).status).toBe(404)
    const list = await as(admin)('GET', `/people?query=${someone.email}&role=student&state=open`)
    expect(list.body).toMatchObject({ items: [{ id: someone.id, email: someone.email }], nextCursor: null })
  })

  test('another role: 200, at once in force; 403 for one’s own, 409 for the last admin, 422 for nonsense', async () => {
    const someone = await person()
    const at = `/people/${someone.id}/role`
    expect((await as(someone)('PUT', at, { role: 'admin', reason })).status).toBe(403)
    expect(said(await as(admin)('PUT', at, { role: 'king', reason }))).toBe('422 invalid')
    expect(said(await as(admin)('PUT', at, { role: 'instructor' }))).toBe('422 invalid')
    const reply = await as(admin)('PUT', at, { role: 'admin', reason })
    expect(reply).toMatchObject({ status: 200, body: { role: 'admin' } })
    expect((await as(someone)('GET', '/people')).status).toBe(200)
    expect((await as(admin)('PUT', at, { role: 'student', reason })).body).toMatchObject({ role: 'student' })
    expect((await as(someone)('GET', '/people')).status).toBe(403)
    expect(said(await as(admin)('PUT', `/people/${admin.id}/role`, {}))).toBe('403 own_account')
    expect(said(await as(admin)('POST', `/people/${admin.id}/suspend`, { reason }))).toBe('403 own_account')
  })

  test('a suspension is in force with the next request, is told at sign-in, and ends again', async () => {
    const someone = await person()
    const { accessToken: token, refreshToken } = (await login(someone.email)).body as Record<string, string>
    const profile = () => api('GET', '/api/v1/users/profile', { token })
    expect((await profile()).status).toBe(200)
    const suspended = await as(admin)('POST', `/people/${someone.id}/suspend`, { reason: 'Sent advertising.' })
    expect(suspended).toMatchObject({ status: 200, body: { suspendedReason: 'Sent advertising.', sessions: [] } })
    expect(said(await as(admin)('POST', `/people/${someone.id}/suspend`, { reason }))).toBe('409 already_suspended')
    expect((await profile()).status).toBe(401)
    expect((await as(someone)('GET', '/users/profile')).status).toBe(401)
    expect((await api('POST', '/api/v1/auth/refresh', { body: { refreshToken } })).status).toBe(401)
    const refused = await login(someone.email)
    expect([said(refused), refused.body.detail]).toEqual([
      '403 account_suspended',
      expect.stringContaining('Sent advertising.'),
    ])
    expect((await as(admin)('POST', `/people/${someone.id}/reinstate`, { reason })).body.suspendedAt).toBeNull()
    expect(said(await as(admin)('POST', `/people/${someone.id}/reinstate`, { reason }))).toBe('409 not_suspended')
    expect((await profile()).status).toBe(401)
    expect((await login(someone.email)).status).toBe(200)
    const out = await as(admin)('POST', `/people/${someone.id}/sign-out`, { reason })
    expect(out).toMatchObject({ status: 200, body: { ended: 1 } })
  })
})

describe('audit', () => {
  const paths = ['/audit', '/audit/head', '/audit/entries.csv', '/audit/entries.jsonl']

  test('200 for admins alone, 404 for what is not there, 422 for nonsense', async () => {
    const others = [await person(), await person('instructor')]
    for (const path of paths) {
      expect((await as(null)('GET', path)).status).toBe(401)
      for (const who of others) expect((await as(who)('GET', path)).status).toBe(403)
      expect((await as(admin)('GET', path)).status).toBe(200)
    }
    for (const id of [newId(), 'nonsense']) expect((await as(admin)('GET', `/audit/${id}`)).status).toBe(404)
    for (const wrong of [
      'limit=101',
      'cursor=nonsense',
      'from=yesterday',
      'to=0000-01-01',
      'kind=A%20b',
      'from=9999-12-31',
    ])
      expect((await as(admin)('GET', `/audit?${wrong}`)).status).toBe(422)
  })

  test('each filter finds the deed, pages hold everything once, and both downloads carry it', async () => {
    const someone = await person('student', '=HYPERLINK("http://evil")')
    const before = new Date().toISOString()
    for (const why of ['=first', 'second', 'third'])
      await as(admin)('POST', `/people/${someone.id}/sign-out`, { reason: why })
    const find = async (query: string) => {
      const { body } = await as(admin)('GET', `/audit?subject=${someone.id}&kind=account.signed-out-everywhere${query}`)
      return (body.items as { reason: string }[]).map(entry => entry.reason)
    }
    const all = ['third', 'second', '=first']
    for (const query of [
      '',
      `&who=${admin.id}`,
      `&who=${admin.email}`,
      `&from=${before}`,
      `&to=${before.slice(0, 10)}`,
    ])
      expect(await find(query)).toEqual(all)
    for (const query of [
      `&who=${someone.id}`,
      '&who=system',
      '&who=nobody%40example.com',
      `&to=${before}`,
      '&from=2200-01-01',
    ])
      expect(await find(query)).toEqual([])
    const area = await as(admin)('GET', `/audit?subject=${someone.email}&kind=account`)
    expect((area.body.items as { kind: string }[]).map(({ kind }) => kind)).toContain('account.registered')

    const first = await as(admin)('GET', `/audit?subject=${someone.id}&who=${admin.id}&limit=2`)
    const next = first.body.nextCursor
    const second = await as(admin)('GET', `/audit?subject=${someone.id}&who=${admin.id}&limit=2&cursor=${next}`)
    const seen = [first, second].flatMap(
      ({ body }) => body.items as { id: string; requestId: string; reason: string }[],
    )
    expect(seen.map(entry => entry.reason)).toEqual(all)
    expect((await as(admin)('GET', `/audit?cursor=${next}`)).status).toBe(422)
    const byRequest = await as(admin)('GET', `/audit?requestId=${seen[0]?.requestId}`)
    expect(byRequest.body.items).toMatchObject([{ reason: 'third', subject: { kind: 'person', id: someone.id } }])

    const waiting = async () => (await as(admin)('GET', '/audit/head')).body.waiting
    const seal = () => sealEntries(contextFor(systemActor('test'))).then(waiting)
    await expect.poll(seal, { timeout: 30_000, interval: 20 }).toBe(0)
    const one = await as(admin)('GET', `/audit/${seen[0]?.id}`)
    expect(one.body).toMatchObject({ number: expect.any(Number), actor: { kind: 'user', name: 'Noor Haddad' } })
    expect((await as(admin)('GET', '/audit/head')).body).toMatchObject({ waiting: 0, isWhole: true })

    const csv = await as(admin)('GET', `/audit/entries.csv?subject=${someone.id}&who=${admin.id}`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = csv.text.trim().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[3]).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(lines[3]).toContain(`,'=first,`)
    const jsonl = await as(admin)('GET', `/audit/entries.jsonl?subject=${someone.id}&who=${admin.id}`)
    const entries = jsonl.text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(entries.map(({ reason: why }) => why)).toEqual(all)
    expect(entries[0]).toEqual(one.body)
  })
})
