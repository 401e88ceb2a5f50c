// next-auth's settings: credentials, JWT sessions that carry id, role and epoch.
import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { checkCredentials } from '@/lib/accounts/check-credentials'
import { openBrowserSession } from '@/lib/accounts/sessions/open-browser-session'
import { contextFor, systemActor } from '@/lib/core/context'
import type { Role } from '@/lib/core/permissions'
import { env } from '@/lib/env'
import { sessionSecret } from './identity'
import { SESSION_SECONDS } from './session'

/** The options, made when a request comes (a build has no environment). */
export function authOptions(): NextAuthOptions {
  return {
    secret: sessionSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: env().APP_URL?.startsWith('https:') ?? false,
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        id: 'credentials',
        name: 'E-mail and password',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(given, request) {
          const address = String(request.headers?.['x-cairn-address'] ?? 'unknown')
          const input = { email: String(given?.email ?? ''), password: String(given?.password ?? ''), address }
          const ctx = contextFor(systemActor('sign-in'))
          const account = await checkCredentials(ctx, input).catch(() => null)
          if (!account) return null
          const device = { userAgent: String(request.headers?.['user-agent'] ?? ''), address }
          return { ...account, sid: await openBrowserSession(ctx, { userId: account.id, device }) }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (user)
          Object.assign(token, {
            sub: user.id,
            ...(user as { role?: Role; sessionEpoch?: number }),
            epoch: (user as { sessionEpoch?: number }).sessionEpoch,
            sid: (user as { sid?: string }).sid,
          })
        return { sub: token.sub, name: token.name, role: token.role, epoch: token.epoch, sid: token.sid }
      },
      session({ session, token }) {
        return { ...session, user: { id: token.sub, name: token.name, role: token.role } }
      },
    },
  }
}
