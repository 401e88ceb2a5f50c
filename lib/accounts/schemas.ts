// What accounts take and give at the doors.
import { z } from 'zod'
import { ROLES } from '@/lib/core/permissions'
import { zoneNamed } from '@/lib/core/zones'

/** Text that people typed, trimmed: no control characters (Postgres refuses NUL), and none that turn or break the line of others. */
export const line = (min: number, max: number) =>
  z
    .string()
    .trim()
    .min(min, min === 1 ? 'please fill this in' : `needs at least ${min} characters`)
    .max(max, `has at most ${max} characters`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are refused
    .regex(/^[^\u0000-\u001f\u007f\u2028-\u202e\u2066-\u2069]*$/, 'has characters that cannot be shown')

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'has at most 254 characters')
  .pipe(z.email('does not look like an e-mail address, such as you@example.com'))
const password = z.string().min(8, 'needs at least 8 characters').max(200, 'has at most 200 characters')

export const RegisterInput = z.strictObject({ name: line(1, 120), email, password }).meta({ id: 'Register' })
export type RegisterInput = z.infer<typeof RegisterInput>

export const LoginInput = z
  .strictObject({
    email: z.string().trim().toLowerCase().min(1, 'please fill this in').max(254),
    password: z.string().min(1, 'please fill this in').max(200),
    otp: z.string().max(20).optional(),
  })
  .meta({ id: 'Login' })
export type LoginInput = z.infer<typeof LoginInput>

const token = z.string().min(1, 'please use the whole link').max(200)
const code = z.string().trim().min(6, 'has 6 digits').max(20)
export const TokenInput = z.strictObject({ token }).meta({ id: 'MailedToken' })
export const ForgotPasswordInput = z.strictObject({ email }).meta({ id: 'ForgotPassword' })
export const ResetPasswordInput = z.strictObject({ token, password }).meta({ id: 'ResetPassword' })
export const ChangePasswordInput = z
  .strictObject({ current: z.string().min(1, 'please fill this in').max(200), password })
  .meta({ id: 'ChangePassword' })
export const ChangeEmailInput = z.strictObject({ email }).meta({ id: 'ChangeEmail' })
export const ProvePasswordInput = z
  .strictObject({ password: z.string().min(1, 'please fill this in').max(200) })
  .meta({ id: 'ProvePassword' })
export const CodeInput = z.strictObject({ code }).meta({ id: 'OneTimeCode', examples: [{ code: '123456' }] })
export const CodeSetup = z.object({ secret: z.string(), appAddress: z.string() }).meta({ id: 'CodeSetup' })
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' })

export const RefreshInput = z.strictObject({ refreshToken: z.string().min(1).max(200) }).meta({ id: 'Refresh' })
export type RefreshInput = z.infer<typeof RefreshInput>

const Settings = z.record(z.string().max(60), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))

export const UpdateProfileInput = z
  .strictObject({
    name: line(1, 120).optional(),
    image: z
      .string()
      .max(500)
      .regex(/^\/api\/v1\/media\/[\w./-]+$/, 'has to be a picture uploaded here')
      .nullable()
      .optional(),
    bio: z.string().trim().max(2000, 'has at most 2,000 characters').optional(),
    locale: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'has to be a language tag, such as en or pt-BR')
      .max(35)
      .optional(),
    timeZone: z
      .string()
      .max(64)
      .refine(zone => zoneNamed(zone) !== undefined, 'has to be a time zone, such as Europe/Berlin')
      .overwrite(zone => zoneNamed(zone) ?? zone)
      .optional(),
    settings: Settings.refine(settings => Object.keys(settings).length <= 50, 'has at most 50 entries').optional(),
  })
  .meta({ id: 'UpdateProfile' })
export type UpdateProfileInput = z.infer<typeof UpdateProfileInput>
/** The zone alone, for those whose browser has moved. */
export const ZoneInput = UpdateProfileInput.pick({ timeZone: true }).required()

export const PublicUser = z
  .object({ id: z.string(), name: z.string(), image: z.string().nullable() })
  .meta({ id: 'PublicUser' })
export type PublicUser = z.infer<typeof PublicUser>

export const User = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    image: z.string().nullable(),
    bio: z.string(),
    role: z.enum(ROLES),
    locale: z.string(),
    timeZone: z.string(),
    settings: Settings,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'User' })
export type User = z.infer<typeof User>

export const Tokens = z
  .object({ accessToken: z.string(), refreshToken: z.string(), expiresIn: z.int() })
  .meta({ id: 'Tokens' })
export type Tokens = z.infer<typeof Tokens>
export const Session = Tokens.extend({ user: User }).meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

/** The forms on pages: the same inputs, and where to go afterwards. */
const next = z.string().max(500).optional()
export const SignInForm = LoginInput.omit({ otp: true }).extend({ next })
export type SignInForm = z.infer<typeof SignInForm>
/** The second step of signing in, where one-time codes are on. */
export const SignInCodeForm = z.object({ otp: code, next })
export type SignInCodeForm = z.infer<typeof SignInCodeForm>
/** The zone that a browser says it is in; without script it says nothing, and nonsense is no reason to refuse an account. */
export const BrowserZone = z
  .string()
  .optional()
  .transform(zone => (zone ? zoneNamed(zone) : undefined))
export const RegisterForm = RegisterInput.extend({ next, timeZone: BrowserZone })
export type RegisterForm = z.infer<typeof RegisterForm>
