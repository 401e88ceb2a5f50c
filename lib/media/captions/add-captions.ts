// Adds captions in one language to a video.
import { and, eq, sql } from 'drizzle-orm'
import { transact, violatedUnique } from '@/db/client'
import { captions } from '@/db/schema/media'
import type { Context } from '@/lib/core/context'
import { difference } from '@/lib/core/difference'
import { DomainError, invalid } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { captionsAdded } from '@/lib/events/media'
import { emit } from '@/lib/platform/outbox/emit'
import { changeableMedia } from '../standing/reads'
import { checkedText } from './checked-text'
import { editable, toldOf } from './reads'
import type { AddCaptions, EditableCaptions } from './schemas'
import { languageName } from './webvtt'

/**
 * WebVTT or SubRip; the first ones of a video are its default. Throws as `changeableMedia` does, `invalid` with every fault of the
 * timing, `conflict` where there are captions in that language.
 */
export async function addCaptions(ctx: Context, input: AddCaptions & { mediaId: string }): Promise<EditableCaptions> {
  const about = await changeableMedia(ctx, input.mediaId)
  if (about.kind !== 'video' && about.kind !== 'audio') throw invalid('mediaId', 'Only videos and sound have captions.')
  const vtt = checkedText(input.text, about.durationSeconds)
  const { mediaId, language } = input
  try {
    return await transact(ctx, async tx => {
      const others = await tx.tx.select({ id: captions.id }).from(captions).where(eq(captions.mediaId, mediaId))
      const isDefault = input.isDefault === true || others.length === 0
      if (isDefault) await onlyDefault(tx, mediaId)
      const label = input.label ?? languageName(language)
      const row = { id: newId(tx.now()), mediaId, language, label, vtt, isDefault, createdAt: tx.now() }
      await tx.tx.insert(captions).values(row)
      const fact = { captionId: row.id, mediaId, courseId: about.courseId, language }
      await emit(tx, captionsAdded, { ...fact, ...difference({}, toldOf(row)) })
      return editable(row)
    })
  } catch (error) {
    throw languageTaken(error, language) ?? error
  }
}

/** No captions of the media are the default any more; the caller makes one so. */
export async function onlyDefault(ctx: Parameters<Parameters<typeof transact>[1]>[0], mediaId: string): Promise<void> {
  await ctx.tx
    .update(captions)
    .set({ isDefault: sql`false` })
    .where(and(eq(captions.mediaId, mediaId), eq(captions.isDefault, true)))
}

export function languageTaken(error: unknown, language: string): DomainError | undefined {
  if (violatedUnique(error) === undefined) return undefined
  return new DomainError(
    'conflict',
    `There are captions in ${languageName(language)} already. Open those to change them.`,
  )
}
