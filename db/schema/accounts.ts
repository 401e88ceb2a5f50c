// Accounts: people who sign in, and the refresh tokens of their API clients.
import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { ROLES } from '@/lib/core/permissions'
import { at, createdAt, id, oneOf, updatedAt } from './columns'

export const users = pgTable(
  'users',
  {
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ROLES }).notNull().default('student'),
    passwordHash: text('password_hash'),
    image: text('image'),
    bio: text('bio').notNull().default(''),
    locale: text('locale').notNull().default('en'),
    timeZone: text('time_zone').notNull().default('UTC'),
    settings: jsonb('settings').$type<Record<string, unknown>>().notNull().default({}),
    emailVerifiedAt: at('email_verified_at'),
    /** Since when and why an admin keeps the account closed. */
    suspendedAt: at('suspended_at'),
    suspendedReason: text('suspended_reason'),
    /** The secret of one-time codes, encrypted; it counts once `totpConfirmedAt` is set. */
    totpSecret: text('totp_secret'),
    totpConfirmedAt: at('totp_confirmed_at'),
    /** The last 30-second step whose code was taken: a code works once. */
    totpLastStep: bigint('totp_last_step', { mode: 'number' }),
    /** Sessions carry the epoch they were born in; raising it ends them all. */
    sessionEpoch: integer('session_epoch').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  t => [
    uniqueIndex('users_email_unique').on(sql`lower(${t.email})`),
    index('users_name_trgm').using('gin', sql`cairn_unaccent(lower(${t.name})) gin_trgm_ops`),
    index('users_email_trgm').using('gin', sql`lower(${t.email}) gin_trgm_ops`),
    index('users_role').on(t.role, t.id),
    index('users_suspended').on(t.id).where(sql`suspended_at is not null`),
    check('users_role', oneOf('role', ROLES)),
    check('users_name_length', sql`length(${t.name}) between 1 and 200`),
  ],
)

/** One row a refresh token ever issued; a family is one sign-in. Only hashes are kept. */
export const refreshTokens = pgTable(
  'refresh_tokens',
  {
    id: id(),
    familyId: uuid('family_id').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    tokenHash: text('token_hash').notNull(),
    client: text('client').notNull(),
    issuedAt: at('issued_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    rotatedAt: at('rotated_at'),
    revokedAt: at('revoked_at'),
  },
  t => [
    uniqueIndex('refresh_tokens_hash_unique').on(t.tokenHash),
    index('refresh_tokens_family').on(t.familyId),
    index('refresh_tokens_user').on(t.userId),
  ],
)

export const SESSION_KINDS = ['browser', 'api'] as const

/** One row a sign-in: of a browser, or of an API client (then its id is the family of its refresh tokens). */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind', { enum: SESSION_KINDS }).notNull(),
    /** What the client called itself, and where it came from. */
    userAgent: text('user_agent').notNull().default(''),
    address: text('address').notNull().default(''),
    createdAt: createdAt(),
    lastUsedAt: at('last_used_at').notNull(),
    /** When the password was last given: sensitive changes ask that it was not long ago. */
    provenAt: at('proven_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    revokedAt: at('revoked_at'),
  },
  t => [
    index('sessions_user').on(t.userId, t.lastUsedAt.desc().nullsFirst()),
    index('sessions_expired').on(t.expiresAt),
    check('sessions_kind', oneOf('kind', SESSION_KINDS)),
  ],
)

export const LINK_PURPOSES = ['verify_email', 'reset_password', 'change_email'] as const

/** Links that were mailed: they work once, for a while. Only hashes are kept. */
export const oneTimeLinks = pgTable(
  'one_time_links',
  {
    id: id(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: text('purpose', { enum: LINK_PURPOSES }).notNull(),
    tokenHash: text('token_hash').notNull(),
    /** The address that the link proves. */
    email: text('email').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
    createdAt: createdAt(),
  },
  t => [
    uniqueIndex('one_time_links_hash_unique').on(t.tokenHash),
    index('one_time_links_user').on(t.userId, t.purpose),
    index('one_time_links_expired').on(t.expiresAt),
    check('one_time_links_purpose', oneOf('purpose', LINK_PURPOSES)),
  ],
)

/** The way in for somebody who lost the device with their one-time codes. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    usedAt: at('used_at'),
  },
  t => [primaryKey({ columns: [t.userId, t.codeHash] })],
)

/** Accounts elsewhere by which somebody signs in here. */
export const identities = pgTable(
  'identities',
  {
    provider: text('provider').notNull(),
    subject: text('subject').notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    email: text('email').notNull(),
    createdAt: createdAt(),
    /** Kept, so that having the same address does not connect it again behind its owner's back. */
    disconnectedAt: at('disconnected_at'),
  },
  t => [primaryKey({ columns: [t.provider, t.subject] }), index('identities_user').on(t.userId)],
)
