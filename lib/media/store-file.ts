// Stores a sound or a plain file that a lesson offers: told by content, kept as it is.
import { createHash } from 'node:crypto'
import type { PreparedMedia } from './add-media'
import { readMp4 } from './container/mp4'
import { readAt } from './container/read-at'
import { endingOf } from './files/file-kinds'
import { beginning, recognisedFile } from './files/recognise'
import { keepBytes, type Opens } from './keep-bytes'

/** The slow half, outside of any transaction. Throws `invalid` where content and name disagree. */
export async function prepareFile(input: {
  filename: string
  open: Opens
  durationSeconds?: number | undefined
}): Promise<PreparedMedia> {
  const { kind, mime } = await recognisedFile(input.filename, await beginning(input.open))
  const { storageKey, sizeBytes, sha256 } = await keepBytes(input.open, mime)
  const seconds = input.durationSeconds ?? (mime === 'audio/mp4' ? await lengthOf(storageKey, sizeBytes) : null)
  const file = { name: `${kind}.${endingOf(input.filename)}`, mime, width: null, height: null, sizeBytes, storageKey }
  return {
    kind,
    filename: input.filename,
    // Another name makes another file of the same bytes: the name is what one downloads.
    digest: createHash('sha256').update(`${sha256}\n${input.filename}`).digest('hex'),
    width: null,
    height: null,
    durationSeconds: kind === 'audio' ? seconds : null,
    files: [file],
    captions: [],
  }
}

async function lengthOf(storageKey: string, sizeBytes: number): Promise<number | null> {
  return (await readMp4(readAt(storageKey, sizeBytes)))?.durationSeconds ?? null
}
