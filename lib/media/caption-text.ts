// The captions of a video for somebody who may see it.
import type { Context } from '@/lib/core/context'
import { notFound } from '@/lib/core/errors'
import { readableCaptions } from './reads'

/** WebVTT. Throws `not_found` for what is not there and for what the actor may not see. */
export async function captionText(ctx: Context, captionId: string): Promise<string> {
  const vtt = await readableCaptions(ctx, captionId)
  if (vtt === undefined) throw notFound('captions')
  return vtt
}
