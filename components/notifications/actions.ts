'use server'
// What the notification centre's forms do.
import { z } from 'zod'
import { choosePreferences } from '@/lib/notifications/choose-preferences'
import { markNotificationsRead } from '@/lib/notifications/mark-read'
import { openNotification } from '@/lib/notifications/open-notification'
import { action, plainAction } from '@/lib/web/action'
import { goOn, showChanged } from '@/lib/web/show-changed'

const One = z.strictObject({ id: z.uuid() })
/** Checkboxes of one name: none, one or several. */
const boxes = z.union([z.string(), z.array(z.string())]).optional()
const Matrix = z.strictObject({ app: boxes, email: boxes })
const ticked = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())

export const openIt = plainAction(
  One,
  async (ctx, input) => goOn((await openNotification(ctx, input)).href),
  'notification.keep',
)
export const readIt = action(
  One,
  showChanged((ctx, { id }) => markNotificationsRead(ctx, { ids: [id] })),
  'notification.keep',
)
export const readAll = action(
  z.strictObject({}),
  showChanged(ctx => markNotificationsRead(ctx, { all: true })),
  'notification.keep',
)
export const choose = action(
  Matrix,
  showChanged((ctx, { app, email }) => choosePreferences(ctx, { app: ticked(app), email: ticked(email) })),
  'notification.keep',
)
