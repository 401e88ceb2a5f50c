// What notifications take and give at the doors.
import { z } from 'zod'

const time = z.iso.datetime()

/** `count` is how many of the same it stands for; `href` and `action` are the one thing to do. */
export const Notification = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    action: z.string(),
    href: z.string(),
    count: z.int(),
    happenedAt: time,
    readAt: time.nullable(),
  })
  .meta({ id: 'Notification' })
export type Notification = z.infer<typeof Notification>

/** `unread` counts to 100. */
export const NotificationList = z
  .object({ items: z.array(Notification), nextCursor: z.string().nullable(), unread: z.int() })
  .meta({ id: 'NotificationList' })
export type NotificationList = z.infer<typeof NotificationList>

export const NotificationQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
})
export type NotificationQuery = z.infer<typeof NotificationQuery>

export const ReadInput = z
  .union(
    [z.strictObject({ ids: z.array(z.uuid()).min(1).max(100) }), z.strictObject({ all: z.literal(true) })],
    'has to be either {"ids": [...]} with 1 to 100 ids, or {"all": true}',
  )
  .meta({ id: 'ReadNotificationsInput' })
export type ReadInput = z.infer<typeof ReadInput>

/** Each kind with what is on; a channel that a kind does not have is null. */
export type Preference = {
  kind: string
  label: string
  group: string
  app: boolean
  email: boolean | 'by_itself'
}

export const PreferencesInput = z.strictObject({
  app: z.array(z.string().max(100)).max(100),
  email: z.array(z.string().max(100)).max(100),
})
export type PreferencesInput = z.infer<typeof PreferencesInput>
