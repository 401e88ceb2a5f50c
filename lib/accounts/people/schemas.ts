// What the admins' area of people takes and gives at the doors.
import { z } from 'zod'
import { ROLES } from '@/lib/core/permissions'
import { SessionInfo } from '../sessions/schemas'

const reason = z
  .string()
  .trim()
  .min(3, 'please say why; it is kept with what you do')
  .max(500, 'has at most 500 characters')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are refused
  .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/, 'has characters that cannot be shown')

export const ReasonInput = z.strictObject({ reason }).meta({ id: 'Reason' })
export const SetRoleInput = z.strictObject({ role: z.enum(ROLES), reason }).meta({ id: 'SetRole' })
const userId = z.string().max(200)
export const AboutPerson = ReasonInput.extend({ userId })
export type AboutPerson = z.infer<typeof AboutPerson>
export const SetRole = SetRoleInput.extend({ userId })
export type SetRole = z.infer<typeof SetRole>

export const STATES = ['all', 'open', 'suspended'] as const
export const PeopleFilter = z.object({
  query: z.string().trim().max(200).default(''),
  role: z.enum(['any', ...ROLES]).default('any'),
  state: z.enum(STATES).default('all'),
})
export type PeopleFilter = z.infer<typeof PeopleFilter>
export const PeopleQuery = PeopleFilter.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(1000).optional(),
})
export type PeopleQuery = z.infer<typeof PeopleQuery>

const time = z.iso.datetime()
/** `lastSeenAt` is the last use of a session that is still kept. */
export const Person = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    image: z.string().nullable(),
    role: z.enum(ROLES),
    emailVerified: z.boolean(),
    suspendedAt: time.nullable(),
    suspendedReason: z.string().nullable(),
    lastSeenAt: time.nullable(),
    createdAt: time,
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>
export const PeopleList = z
  .object({ items: z.array(Person), nextCursor: z.string().nullable() })
  .meta({ id: 'PeopleList' })
export type PeopleList = z.infer<typeof PeopleList>

/** `hasCodes`: one-time codes are on. The sessions are those that are on now. */
export const PersonDetail = Person.extend({
  hasPassword: z.boolean(),
  hasCodes: z.boolean(),
  sessions: z.array(SessionInfo.omit({ current: true })),
}).meta({ id: 'PersonDetail' })
export type PersonDetail = z.infer<typeof PersonDetail>

export const SessionsEnded = z.object({ ended: z.int() }).meta({ id: 'SessionsEnded' })
export const PersonParams = z.object({ id: z.string().min(1).max(200) })
