// The providers by which people sign in, as far as the settings name them: Google, GitHub, and one of OpenID Connect.
import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { env } from '@/lib/env'

/** What every provider is asked for, in the words of OpenID Connect. */
export type Claims = { sub: string; name?: string; email?: string; email_verified?: boolean | string }
export type ProviderId = 'google' | 'github' | 'oidc'
/** `key` names the provider in the database: another issuer is another provider, whose subjects mean other people. */
export type KnownProvider = { id: ProviderId; key: string; name: string }

/** Those that the settings name, in the order in which they are offered. */
export function knownProviders(): KnownProvider[] {
  const { GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID, GITHUB_URL, OIDC_ISSUER, OIDC_NAME } = env()
  const github = GITHUB_URL === 'https://github.com' ? 'github' : `github:${GITHUB_URL}`
  return [
    ...(GOOGLE_CLIENT_ID ? [{ id: 'google' as const, key: 'google', name: 'Google' }] : []),
    ...(GITHUB_CLIENT_ID ? [{ id: 'github' as const, key: github, name: 'GitHub' }] : []),
    ...(OIDC_ISSUER ? [{ id: 'oidc' as const, key: `oidc:${OIDC_ISSUER}`, name: OIDC_NAME }] : []),
  ]
}

export function knownProvider(id: string | undefined): KnownProvider | undefined {
  return knownProviders().find(provider => provider.id === id)
}

/** The same as next-auth wants them. */
export function oauthProviders(): OAuthConfig<Claims>[] {
  return knownProviders().map(({ id, name }) => ({ ...SETTINGS[id](), id, name, type: 'oauth', profile: userOf }))
}

const SETTINGS: Record<ProviderId, () => Partial<OAuthConfig<Claims>>> = {
  google: () => ({
    ...openIdConnect('https://accounts.google.com'),
    clientId: env().GOOGLE_CLIENT_ID,
    clientSecret: env().GOOGLE_CLIENT_SECRET,
  }),
  oidc: () => ({
    ...openIdConnect(env().OIDC_ISSUER ?? ''),
    clientId: env().OIDC_CLIENT_ID,
    clientSecret: env().OIDC_CLIENT_SECRET,
  }),
  github: () => {
    const { GITHUB_URL } = env()
    const api = GITHUB_URL === 'https://github.com' ? 'https://api.github.com' : `${GITHUB_URL}/api/v3`
    return {
      issuer: `${GITHUB_URL}/login/oauth`,
      authorization: { url: `${GITHUB_URL}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
      token: `${GITHUB_URL}/login/oauth/access_token`,
      userinfo: { url: `${api}/user`, request: ({ tokens }) => githubClaims(api, tokens.access_token ?? '') },
      checks: ['pkce', 'state'],
      idToken: false,
      clientId: env().GITHUB_CLIENT_ID,
      clientSecret: env().GITHUB_CLIENT_SECRET,
    }
  },
}

function openIdConnect(issuer: string): Partial<OAuthConfig<Claims>> {
  return {
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    userinfo: {
      // Some providers tell the address only where they are asked for it.
      request: async ({ client, tokens }) => {
        const claims = (tokens as { claims(): Claims }).claims()
        if (claims.email || !tokens.access_token) return claims
        const more = await client.userinfo<Claims>(tokens.access_token)
        if (more.sub !== claims.sub) throw new Error('the user info is about somebody else')
        return { ...more, ...claims }
      },
    },
  }
}

/** GitHub's own answers: a profile, and the addresses with what it knows of each. Only the primary one counts. */
async function githubClaims(api: string, token: string): Promise<Claims> {
  const profile = await ask<{ id: number; login: string; name: string | null }>(`${api}/user`, token)
  const emails = await ask<{ email: string; primary: boolean; verified: boolean }[]>(`${api}/user/emails`, token)
  const primary = emails.find(each => each.primary)
  const { id, name, login } = profile
  return { sub: String(id), name: name ?? login, email: primary?.email, email_verified: primary?.verified ?? false }
}

async function ask<T>(url: string, token: string): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'user-agent': 'Cairn' }
  const reply = await fetch(url, { headers, signal: AbortSignal.timeout(10_000) })
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}`)
  return (await reply.json()) as T
}

function userOf({ sub, name, email }: Claims) {
  return { id: sub, name, email }
}
