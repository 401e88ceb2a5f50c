// The captions of a video for somebody who may see it.
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { readableCaptions } from './reads'

/** WebVTT. Throws `not_found` for what is not there and for what the actor may not see. Whether a lesson is unlocked is asked of learning. */
export async function captionText(ctx: Context, captionId: string) {
  const captions = await readableCaptions(ctx, captionId)
  if (!captions) throw notFound('captions')
  return captions
}
