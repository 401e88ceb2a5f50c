// Makes smaller renditions of a video, so that it plays on a slow line, too; where there is no ffmpeg it stays as it came.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { eq } from 'drizzle-orm'
import { db, transact } from '@/db/client'
import { media, mediaFiles } from '@/db/schema/media'
import { type Context, requirePermission } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { filmTools } from '@/lib/platform/film'
import type { FilmTools } from '@/lib/platform/film/port'
import { log } from '@/lib/platform/log'
import { storage } from '@/lib/platform/storage'
import type { PreparedFile } from '../add-media'
import { keepBytes } from '../keep-bytes'
import { sourceFilm } from './reads'
import { mainPlaylist, renditionSizes } from './sizes'

const PLAYLIST = 'application/vnd.apple.mpegurl'

/** May run twice. A film that ffmpeg cannot read is marked `failed` and plays as it came. Throws `forbidden` for people. */
export async function makeRenditions(ctx: Context, input: { mediaId: string }): Promise<void> {
  requirePermission(ctx, 'course.manage-any')
  const tools = filmTools()
  const source = await sourceFilm(ctx, input.mediaId)
  if (!tools || !source || source.renditions === 'ready') return
  await mark(ctx, input.mediaId, 'queued')
  const folder = await mkdtemp(path.join(os.tmpdir(), 'cairn-film-'))
  try {
    const film = path.join(folder, 'source')
    await pipeline(await storage().read(source.storageKey), createWriteStream(film))
    const files = await renditions(tools, film, folder).catch((error: unknown) => {
      log.warn('a video could not be made smaller', { mediaId: input.mediaId, error })
      return undefined
    })
    if (!files || files.length === 0) return await mark(ctx, input.mediaId, files ? 'none' : 'failed')
    await transact(ctx, async tx => {
      const [still] = await tx.tx.select({ id: media.id }).from(media).where(eq(media.id, input.mediaId)).for('update')
      if (!still) return
      const rows = files.map(file => ({ ...file, id: newId(), mediaId: input.mediaId }))
      await tx.tx.insert(mediaFiles).values(rows).onConflictDoNothing()
      await tx.tx.update(media).set({ renditions: 'ready' }).where(eq(media.id, input.mediaId))
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function renditions(tools: FilmTools, film: string, folder: string): Promise<PreparedFile[]> {
  const facts = await tools.facts(film)
  if (!facts?.width || !facts.height) throw new Error('there is nothing to see in it')
  const files: PreparedFile[] = []
  const variants = []
  for (const size of renditionSizes(facts.width, facts.height)) {
    const made = await tools.rendition(film, folder, size)
    variants.push({ ...made, size })
    files.push(await kept(`hls-${size}.m3u8`, PLAYLIST, await readFile(made.playlist), made))
    files.push(await kept(`hls-${size}.mp4`, 'video/mp4', made.film, made))
  }
  const best = variants.at(-1)
  if (best) files.push(await kept('hls.m3u8', PLAYLIST, Buffer.from(mainPlaylist(variants)), best))
  return files
}

type Size = { width: number; height: number }

async function kept(name: string, mime: string, from: string | Buffer, { width, height }: Size): Promise<PreparedFile> {
  const bytes = typeof from === 'string' ? async () => createReadStream(from) : from
  const { storageKey, sizeBytes } = await keepBytes(bytes, mime)
  return { name, mime, width, height, sizeBytes, storageKey }
}

async function mark(ctx: Context, mediaId: string, renditions: 'none' | 'queued' | 'failed'): Promise<void> {
  await db(ctx).update(media).set({ renditions }).where(eq(media.id, mediaId))
}
