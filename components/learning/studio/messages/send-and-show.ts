// Sends a message, and shows it among those that were sent.
import 'server-only'
import { redirect } from 'next/navigation'
import { studioPath } from '@/components/courses/studio/studio-places'
import type { Context } from '@/lib/core/context'
import { type NewMessage, sendMessage } from '@/lib/learning/messages/send-message'

/** Throws as `sendMessage` does. */
export async function sendAndShow(ctx: Context, input: NewMessage): Promise<void> {
  const { message } = await sendMessage(ctx, input)
  redirect(`${studioPath(input.courseId, 'messages')}?sent=${message.id}`)
}
