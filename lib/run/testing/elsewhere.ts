// A door of the server beside a provider of OpenID Connect on this machine: for the tests of who comes in by one.
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { identities, users } from '@/db/schema/accounts'
import { openTestDatabase } from '@/db/testing'
import { connectedOf } from '@/lib/accounts/identities/reads'
import { register } from '@/lib/accounts/register'
import { contextFor, guest, systemActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { type Env, env, prepareAuthEnvironment } from '@/lib/env'
import {
  CLIENT,
  type IdentityProvider,
  type Resident,
  startIdentityProvider,
} from '@/lib/web/elsewhere/identity-provider.testing'
import { api } from './api'
import { type Door, openDoor, type Visitor, visitorOf } from './visitor'

const system = contextFor(systemActor('test'))
export const PASSWORD = 'four quiet stones'

export type Elsewhere = {
  provider: IdentityProvider
  door: Door
  /** Goes to the provider as somebody and comes back. */
  come(
    resident: Resident | null,
    visitor?: Visitor,
    path?: string,
  ): Promise<{ visitor: Visitor; at: string; trail: string[] }>
  /** Before each test: nobody lives there, and nothing is wrong with it. */
  settle(): void
  close(): Promise<void>
}

/** Opens a test database, a door over it, and the provider that its settings name: as OpenID Connect and as GitHub. */
export async function openElsewhere(): Promise<Elsewhere> {
  const provider = await startIdentityProvider()
  Object.assign(env(), {
    ...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret },
    ...{ GITHUB_URL: provider.issuer, GITHUB_CLIENT_ID: CLIENT.id, GITHUB_CLIENT_SECRET: CLIENT.secret },
    RATE_LIMIT_SCALE: 1000,
  } satisfies Partial<Env>)
  const closeDatabase = await openTestDatabase()
  prepareAuthEnvironment()
  const door = await openDoor()
  return {
    provider,
    door,
    async come(resident, visitor = visitorOf(door.origin), path = '/api/auth/with/oidc') {
      provider.resident = resident
      const visit = await visitor.visit(path)
      return { visitor, at: visit.url.pathname + visit.url.search, trail: visit.trail }
    },
    settle: () => void Object.assign(provider, { resident: null, fault: undefined, tellsLate: false }),
    async close() {
      await door.close()
      await provider.close()
      await closeDatabase()
    },
  }
}

/** Somebody who lives at the provider. */
export function someone(more: Partial<Resident> = {}): Resident {
  const sub = String(Math.floor(Math.random() * 1e12))
  return { sub, name: 'Noor', email: `${newId()}@example.com`, email_verified: true, ...more }
}

/** The account here that has an address. */
export async function accountAt(email = '') {
  const [row] = await db(system).select().from(users).where(eq(users.email, email))
  return row
}

/** The sign-ins elsewhere that are connected with an account. */
export const linksOf = (userId = '') => db(system).select().from(identities).where(connectedOf(userId))

/** An account with a password; `isConfirmed` as after the mailed link. */
export async function withPassword(isConfirmed: boolean) {
  const email = `${newId()}@example.com`
  const { id } = await register(isConfirmed ? system : contextFor(guest), { name: 'Ada', email, password: PASSWORD })
  const login = await api('POST', '/api/v1/auth/login', { body: { email, password: PASSWORD } })
  return { id, email, token: String(login.body.accessToken) }
}
