// The only reader of process.env: every setting, its default, and a sentence that says what to set when one is wrong.
import 'server-only'
import { hkdfSync } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'

const url = (protocols: RegExp) => z.string().regex(protocols)

/** The settings, in the order of .env.example; `describe` is the sentence a person reads. */
export const EnvSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('development, test or production'),
  CAIRN_MODE: z
    .enum(['demo', 'dev', 'test', 'production'])
    .optional()
    .describe('demo, dev, test or production; by default from NODE_ENV'),
  ROLE: z.enum(['all', 'web', 'worker']).default('all').describe('what this process does: all, web or worker'),
  PORT: z.coerce.number().int().min(0).max(65535).default(5000).describe('the port to listen on'),
  APP_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the public address, such as https://learn.example.com'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('the folder of the embedded database, uploads and generated secrets'),
  DATABASE_URL: url(/^postgres(ql)?:\/\//)
    .optional()
    .describe('postgres://user:password@host:5432/name; unset means the embedded database'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/i)
    .optional()
    .describe('the bucket that keeps files; unset keeps them in DATA_DIR/storage'),
  S3_ENDPOINT: url(/^https?:\/\//)
    .optional()
    .describe('the address of what speaks the protocol of S3; unset means AWS'),
  S3_REGION: z.string().min(1).default('us-east-1').describe('the region of the bucket'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('the key for the bucket; unset uses the role of the machine'),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('the secret that belongs to S3_ACCESS_KEY_ID'),
  REDIS_URL: url(/^rediss?:\/\//)
    .optional()
    .describe('redis://host:6379; unset means memory'),
  UPSTASH_REDIS_REST_URL: url(/^https?:\/\//)
    .optional()
    .describe('the REST address of an Upstash database'),
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1).optional().describe('the token that belongs to it'),
  JWT_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('at least 32 random characters, such as from `openssl rand -base64 48`'),
  FFMPEG_PATH: z
    .string()
    .min(1)
    .optional()
    .describe('where ffmpeg is (ffprobe beside it), or none; unset looks for it on the PATH'),
  MAIL_URL: url(/^smtps?:\/\//)
    .optional()
    .describe('smtp://user:password@host:587; unset keeps mail in DATA_DIR/mail'),
  MAIL_FROM: z.string().min(3).default('Cairn <no-reply@localhost>').describe('the sender of mail'),
  GOOGLE_CLIENT_ID: z.string().min(1).optional().describe('lets people sign in with Google; unset hides it'),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional().describe('the secret that belongs to GOOGLE_CLIENT_ID'),
  GITHUB_CLIENT_ID: z.string().min(1).optional().describe('lets people sign in with GitHub; unset hides it'),
  GITHUB_CLIENT_SECRET: z.string().min(1).optional().describe('the secret that belongs to GITHUB_CLIENT_ID'),
  GITHUB_URL: url(/^https?:\/\/[^/]+$/)
    .default('https://github.com')
    .describe('the address of a GitHub Enterprise Server, such as https://github.example.com; unset means github.com'),
  OIDC_ISSUER: url(/^https?:\/\/./)
    .optional()
    .describe('the issuer of an OpenID Connect provider by which people sign in, https in production; unset hides it'),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('the client that the provider knows this site by'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('the secret that belongs to OIDC_CLIENT_ID'),
  OIDC_NAME: z
    .string()
    .min(1)
    .max(60)
    .default('single sign-on')
    .describe('what the provider is called on the sign-in page'),
  EMBED_HOSTS: z
    .string()
    .regex(/^[a-z0-9.-]+( *, *[a-z0-9.-]+)*$/i)
    .default(
      'youtube-nocookie.com,player.vimeo.com,codepen.io,codesandbox.io,stackblitz.com,geogebra.org,desmos.com,phet.colorado.edu,h5p.org',
    )
    .describe('the hosts, with commas between, whose pages lessons may embed; each covers its subdomains'),
  CORS_ORIGINS: z
    .string()
    .regex(/^https?:\/\/[^\s,/*]+( *, *https?:\/\/[^\s,/*]+)*$/i)
    .refine(list => list.split(',').every(origin => URL.canParse(origin.trim())))
    .optional()
    .describe('the origins, with commas between, whose pages may call the API with a bearer token; unset means none'),
  METRICS_TOKEN: z.string().min(16).optional().describe('the bearer token of /api/metrics; unset hides it'),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('how many proxies stand in front and set X-Forwarded-For'),
  RATE_LIMIT_SCALE: z.coerce
    .number()
    .positive()
    .default(1)
    .describe('multiplies all rate limits, for tests and benches; production refuses any but 1'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).default('info').describe('error, warn, info or debug'),
})

export type Env = Omit<z.infer<typeof EnvSchema>, 'CAIRN_MODE' | 'JWT_SECRET'> & {
  mode: 'demo' | 'dev' | 'test' | 'production'
  JWT_SECRET: string
  dataDir: string
}

/** Secrets that stand in examples and must never guard anything. */
const KNOWN_SECRETS = [/change[-_ ]?me/i, /^(.)\1+$/, /^secret/i, /^your[-_ ]/i]

/** Settings that come together or not at all. */
const PAIRS = [
  ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN'],
  ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
  ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const

/** Reads settings. Throws one Error that names every variable that is wrong and what to set it to. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = EnvSchema.safeParse(given)
  if (!parsed.success) throw new Error(sentences(parsed.error.issues.map(issue => String(issue.path[0]))))
  const { CAIRN_MODE, ...rest } = parsed.data
  const mode = CAIRN_MODE ?? ({ production: 'production', test: 'test', development: 'dev' } as const)[rest.NODE_ENV]
  const wrong: string[] = []
  if (!rest.JWT_SECRET || (mode === 'production' && KNOWN_SECRETS.some(known => known.test(rest.JWT_SECRET ?? ''))))
    wrong.push('JWT_SECRET')
  if (mode === 'production' && !rest.DATABASE_URL) wrong.push('DATABASE_URL')
  if (mode === 'production' && rest.RATE_LIMIT_SCALE !== 1) wrong.push('RATE_LIMIT_SCALE')
  for (const [name, partner] of PAIRS)
    if (Boolean(rest[name]) !== Boolean(rest[partner])) wrong.push(rest[name] ? partner : name)
  if (mode === 'production' && rest.OIDC_ISSUER?.startsWith('http:')) wrong.push('OIDC_ISSUER')
  if (wrong.length > 0) throw new Error(sentences(wrong))
  return { ...rest, mode, JWT_SECRET: rest.JWT_SECRET ?? '', dataDir: path.resolve(rest.DATA_DIR) }
}

let current: Env | undefined

/** The settings of this process, read once at first use (never at import: a build has none). */
export function env(): Env {
  current ??= readEnv(process.env)
  return current
}

/** The hosts whose pages lessons may embed. */
export function embedHosts(): string[] {
  return env()
    .EMBED_HOSTS.toLowerCase()
    .split(',')
    .map(host => host.trim())
}

/** The origins whose pages may call the API, as browsers write them. */
export function corsOrigins(): ReadonlySet<string> {
  const { CORS_ORIGINS = '' } = env()
  if (listed.text !== CORS_ORIGINS) {
    const origins = CORS_ORIGINS.split(',').flatMap(origin => (origin === '' ? [] : [new URL(origin.trim()).origin]))
    listed = { text: CORS_ORIGINS, origins: new Set(origins) }
  }
  return listed.origins
}
let listed: { text: string; origins: ReadonlySet<string> } = { text: '', origins: new Set() }

/** Where this machine looks for programs. */
export function programFolders(): string[] {
  return (process.env.PATH ?? '').split(path.delimiter).filter(folder => folder !== '')
}

const derived = new Map<string, Uint8Array>()

/** A 256-bit key for one purpose, derived from JWT_SECRET by HKDF-SHA-256 (RFC 5869), once a process. */
export function derivedKey(purpose: string): Uint8Array {
  const key = derived.get(purpose) ?? new Uint8Array(hkdfSync('sha256', env().JWT_SECRET, '', purpose, 32))
  derived.set(purpose, key)
  return key
}

/** What next-auth reads by itself: its secret and its address, set before it is imported. */
export function prepareAuthEnvironment(): void {
  const { APP_URL } = env()
  process.env.NEXTAUTH_SECRET = Buffer.from(derivedKey('next-auth')).toString('base64url')
  if (APP_URL) process.env.NEXTAUTH_URL = APP_URL
  else process.env.AUTH_TRUST_HOST = '1'
}

function sentences(names: string[]): string {
  const shape = EnvSchema.shape as Record<string, { description?: string }>
  const lines = [...new Set(names)].map(name => `- Set ${name}: ${shape[name]?.description ?? 'see .env.example'}.`)
  return `Cairn cannot start, because of its settings (environment variables):\n${lines.join('\n')}`
}
