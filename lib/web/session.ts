// The browser's session: our own forms write next-auth's cookie, so that signing in works without JavaScript.
import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { encode } from 'next-auth/jwt'
import { checkCredentials } from '@/lib/accounts/check-credentials'
import { type Account, accountOf } from '@/lib/accounts/reads'
import { register } from '@/lib/accounts/register'
import type { RegisterForm, SignInForm } from '@/lib/accounts/schemas'
import { openBrowserSession } from '@/lib/accounts/sessions/open-browser-session'
import { revokeSession } from '@/lib/accounts/sessions/revoke-session'
import type { Context } from '@/lib/core/context'
import { env } from '@/lib/env'
import { deviceOf } from './client'
import { addressOf } from './gate'
import { sessionCookieName, sessionSecret } from './identity'
import { takeOrRefuse } from './limits'

export const SESSION_SECONDS = 30 * 24 * 3600

/** Signs the browser in and goes where the visitor wanted to. */
export async function signInBrowser(ctx: Context, { next, ...credentials }: SignInForm): Promise<void> {
  await start(ctx, await checkCredentials(ctx, { ...credentials, address: addressOf({ headers: await headers() }) }))
  redirect(localPath(next))
}

/** Opens an account, signs the browser in and goes where the visitor wanted to. */
export async function registerBrowser(ctx: Context, { next, ...input }: RegisterForm): Promise<void> {
  await takeOrRefuse('register', addressOf({ headers: await headers() }))
  const user = await register(ctx, input)
  const account = await accountOf(ctx, user.id)
  if (account) await start(ctx, account)
  redirect(localPath(next))
}

/** Signs the browser out, and ends its session. */
export async function signOutBrowser(ctx: Context): Promise<void> {
  if (ctx.actor.kind === 'user' && ctx.actor.sessionId) await revokeSession(ctx, { sessionId: ctx.actor.sessionId })
  const jar = await cookies()
  jar.delete(sessionCookieName())
  redirect('/')
}

async function start(ctx: Context, account: Account): Promise<void> {
  const sid = await openBrowserSession(ctx, { userId: account.id, device: deviceOf({ headers: await headers() }) })
  const claims = { sub: account.id, name: account.name, role: account.role, epoch: account.sessionEpoch, sid }
  const token = await encode({ token: claims, secret: sessionSecret(), maxAge: SESSION_SECONDS })
  const secure = env().APP_URL?.startsWith('https:') ?? false
  const jar = await cookies()
  jar.set(sessionCookieName(), token, { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: SESSION_SECONDS })
}

/** Only a path of this site; anything else goes home. */
function localPath(next: string | undefined): string {
  return next && /^\/(?![/\\])[^\\]*$/.test(next) ? next : '/home'
}
