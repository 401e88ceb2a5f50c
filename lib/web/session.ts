// The browser's session: our own forms write next-auth's cookie, so that signing in works without JavaScript.
import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { encode } from 'next-auth/jwt'
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
import { deviceOf } from './client'
import { isSecure } from './cookie'
import { FIRST_STEP, FIRST_STEP_COOKIE, sealFirstStep, unsealFirstStep } from './first-step'
import { addressOf } from './gate'
import { sessionCookieName, sessionSecret } from './identity'
import { localPath } from './local-path'
import { SESSION_SECONDS } from './session-seconds'

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
  const userId = await unsealFirstStep((await cookies()).get(FIRST_STEP)?.value)
  if (!userId) throw new DomainError('conflict', 'That took a while. Please sign in again from the beginning.')
  const account = await checkCode(ctx, { userId, otp, address: addressOf({ headers: await headers() }) })
  const jar = await cookies()
  jar.delete({ name: FIRST_STEP, path: FIRST_STEP_COOKIE.path })
  await start(ctx, account)
  redirect(localPath(next))
}

/** Whose password was right, for the second step. */
async function keepFirstStep(ctx: Context, email: string): Promise<void> {
  const userId = await userIdByEmail(ctx, email.trim())
  const jar = await cookies()
  if (userId) jar.set(FIRST_STEP, await sealFirstStep(userId), { ...cookieOptions(), ...FIRST_STEP_COOKIE })
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
  return { httpOnly: true, secure: isSecure() }
}
