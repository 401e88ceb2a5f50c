// next-auth's settings: credentials and other sign-ins, JWT sessions that carry id, role, epoch and session.
import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { checkCredentials } from '@/lib/accounts/check-credentials'
import type { Account } from '@/lib/accounts/reads'
import { openBrowserSession } from '@/lib/accounts/sessions/open-browser-session'
import { contextFor, systemActor } from '@/lib/core/context'
import { log } from '@/lib/platform/log'
import { isSecure } from './cookie'
import { oauthProviders } from './elsewhere/providers'
import { sessionSecret } from './identity'
import { SESSION_SECONDS } from './session-seconds'

type SignedIn = Account & { sid: string }
type ComeBack = NonNullable<NonNullable<NextAuthOptions['callbacks']>['signIn']>

/** The options, made when a request comes (a build has no environment). `comeBack` decides what follows a visit to a provider. */
export function authOptions(comeBack: ComeBack): NextAuthOptions {
  return {
    secret: sessionSecret(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: isSecure(),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    logger: { error: told, warn: () => {}, debug: () => {} },
    providers: [credentials(), ...oauthProviders()],
    callbacks: {
      signIn: given => given.account?.type !== 'oauth' || comeBack(given),
      jwt({ token, user }) {
        const { id: sub, role, sessionEpoch: epoch, sid } = (user as Partial<SignedIn> | undefined) ?? {}
        if (user) Object.assign(token, { sub, role, epoch, sid })
        return { sub: token.sub, name: token.name, role: token.role, epoch: token.epoch, sid: token.sid }
      },
      session({ session, token }) {
        return { ...session, user: { id: token.sub, name: token.name, role: token.role } }
      },
    },
  }
}

function credentials() {
  return Credentials({
    id: 'credentials',
    name: 'E-mail and password',
    credentials: { email: { type: 'email' }, password: { type: 'password' }, otp: { type: 'text' } },
    async authorize(given, request): Promise<SignedIn | null> {
      const address = String(request.headers?.['x-cairn-address'] ?? 'unknown')
      const [email, password] = [String(given?.email ?? ''), String(given?.password ?? '')]
      const input = { email, password, otp: given?.otp || undefined, address }
      const ctx = contextFor(systemActor('sign-in'))
      const account = await checkCredentials(ctx, input).catch(() => null)
      if (!account) return null
      const device = { userAgent: String(request.headers?.['user-agent'] ?? ''), address }
      return { ...account, sid: await openBrowserSession(ctx, { userId: account.id, device }) }
    },
  })
}

/** What went wrong between a provider and us: a message, never its tokens. */
function told(code: string, given: Error | { error: Error; providerId?: unknown }): void {
  const { message } = given instanceof Error ? given : given.error
  log.warn('signing in by next-auth failed', {
    code,
    message,
    provider: 'providerId' in given ? given.providerId : null,
  })
}
