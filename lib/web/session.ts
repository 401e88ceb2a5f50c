// The browser's session: our own forms write next-auth's cookie, so that signing in works without JavaScript.
import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { decode, encode } from 'next-auth/jwt'
import { checkCredentials } from '@/lib/accounts/check-credentials'
import { checkCode } from '@/lib/accounts/codes/check-code'
import { requestReset } from '@/lib/accounts/links/reset-password'
import { assertPace } from '@/lib/accounts/pace'
import { type Account, accountOf, userIdByEmail } from '@/lib/accounts/reads'
import { register } from '@/lib/accounts/register'
import type { RegisterForm, SignInCodeForm, SignInForm } from '@/lib/accounts/schemas'
import { openBrowserSession } from '@/lib/accounts/sessions/open-browser-session'
import { revokeSession } from '@/lib/accounts/sessions/revoke-session'
import type { Context } from '@/lib/core/context'
import { DomainError, isDomainError } from '@/lib/core/errors'
import { derivedKey, env } from '@/lib/env'
import { deviceOf } from './client'
import { addressOf } from './gate'
import { sessionCookieName, sessionSecret } from './identity'

export const SESSION_SECONDS = 30 * 24 * 3600

/** Signs the browser in and goes where the visitor wanted to, or to the second step where one-time codes are on. */
export async function signInBrowser(ctx: Context, { next, ...credentials }: SignInForm): Promise<void> {
  const address = addressOf({ headers: await headers() })
  const account = await checkCredentials(ctx, { ...credentials, address }).catch(async (error: unknown) => {
    if (!isDomainError(error) || error.code !== 'otp_required') throw error
    await keepFirstStep(ctx, credentials.email)
    redirect(`/sign-in/code${next ? `?next=${encodeURIComponent(next)}` : ''}`)
  })
  await start(ctx, account)
  redirect(localPath(next))
}

/** The second step: the code. Throws `conflict` when the first step is too long ago. */
export async function signInBrowserByCode(ctx: Context, { otp, next }: SignInCodeForm): Promise<void> {
  const userId = await firstStep()
  if (!userId) throw new DomainError('conflict', 'That took a while. Please sign in again from the beginning.')
  const account = await checkCode(ctx, { userId, otp, address: addressOf({ headers: await headers() }) })
  const jar = await cookies()
  jar.delete({ name: FIRST_STEP, path: '/sign-in' })
  await start(ctx, account)
  redirect(localPath(next))
}

const FIRST_STEP = 'cairn-first-step'
const FIRST_STEP_SECONDS = 5 * 60

/** Whose password was right; encrypted, for this browser, under a key of its own, so that it opens nothing else. */
async function keepFirstStep(ctx: Context, email: string): Promise<void> {
  const token = { sub: await userIdByEmail(ctx, email.trim()) }
  const value = await encode({ token, secret: firstStepSecret(), maxAge: FIRST_STEP_SECONDS })
  const jar = await cookies()
  jar.set(FIRST_STEP, value, { ...cookieOptions(), sameSite: 'strict', path: '/sign-in', maxAge: FIRST_STEP_SECONDS })
}

async function firstStep(): Promise<string | undefined> {
  const token = (await cookies()).get(FIRST_STEP)?.value
  const claims = token ? await decode({ token, secret: firstStepSecret() }).catch(() => null) : null
  return claims?.sub
}

function firstStepSecret(): string {
  return Buffer.from(derivedKey('first-step')).toString('base64url')
}

/** Asks for a mailed link to set a new password. */
export async function requestResetBrowser(ctx: Context, { email }: { email: string }): Promise<void> {
  await requestReset(ctx, { email, address: addressOf({ headers: await headers() }) })
}

/** Opens an account, signs the browser in and goes where the visitor wanted to. */
export async function registerBrowser(ctx: Context, { next, ...input }: RegisterForm): Promise<void> {
  await assertPace('register', addressOf({ headers: await headers() }))
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
  const jar = await cookies()
  jar.set(sessionCookieName(), token, { ...cookieOptions(), sameSite: 'lax', path: '/', maxAge: SESSION_SECONDS })
}

function cookieOptions() {
  return { httpOnly: true, secure: env().APP_URL?.startsWith('https:') ?? false }
}

/** Only a path of this site; anything else goes home. */
function localPath(next: string | undefined): string {
  return next && /^\/(?![/\\])[^\\]*$/.test(next) ? next : '/home'
}
