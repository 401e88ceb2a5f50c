// Changes captions: their words and times, their language and name, or which are shown first.
import { eq } from 'drizzle-orm'
import { transact } from '@/db/client'
import { captions } from '@/db/schema/media'
import type { Context } from '@/lib/core/context'
import { difference } from '@/lib/core/difference'
import { DomainError, notFound } from '@/lib/core/errors'
import { captionsUpdated } from '@/lib/events/media'
import { emit } from '@/lib/platform/outbox/emit'
import { changeableCaptions } from '../standing/reads'
import { languageTaken, onlyDefault } from './add-captions'
import { checkedText } from './checked-text'
import { editable, toldOf, versionOf } from './reads'
import type { EditableCaptions, UpdateCaptions } from './schemas'

/**
 * Throws as `changeableCaptions` does, `invalid` with every fault of the timing, and `conflict` with `current` where somebody else
 * has changed the text since `version`.
 */
export async function updateCaptions(ctx: Context, input: UpdateCaptions & { id: string }): Promise<EditableCaptions> {
  const { media } = await changeableCaptions(ctx, input.id)
  const { id, version, text, isDefault, ...rest } = input
  const vtt = text === undefined ? undefined : checkedText(text, media.durationSeconds)
  try {
    return await transact(ctx, async tx => {
      const [before] = await tx.tx.select().from(captions).where(eq(captions.id, id)).for('update')
      if (!before) throw notFound('captions')
      if (vtt !== undefined && version !== undefined && version !== versionOf(before.vtt))
        throw new DomainError('conflict', CHANGED, { code: 'changed_meanwhile', extra: { current: editable(before) } })
      if (isDefault) await onlyDefault(tx, media.id)
      const after = { ...before, ...rest, ...(vtt !== undefined && { vtt }), ...(isDefault && { isDefault }) }
      const { language, label } = after
      await tx.tx
        .update(captions)
        .set({ language, label, vtt: after.vtt, isDefault: after.isDefault })
        .where(eq(captions.id, id))
      const fact = { captionId: id, mediaId: media.id, courseId: media.courseId, language }
      await emit(tx, captionsUpdated, { ...fact, ...difference(toldOf(before), toldOf(after)) })
      return editable(after)
    })
  } catch (error) {
    throw languageTaken(error, input.language ?? '') ?? error
  }
}

const CHANGED =
  'Somebody else has changed these captions meanwhile. Yours are still here; look at both before you save.'
