// The uploads port: files on their way in, in `<dataDir>/uploads`; who may send them is decided above it.
import 'server-only'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { env } from '@/lib/env'
import type { Uploads } from './port'
import { tusUploads } from './tus'

export { UPLOADS_PATH } from './tus'

const UPLOADS = Symbol.for('cairn.uploads')
type Holder = typeof globalThis & { [UPLOADS]?: Uploads }

const MAX_BYTES = 2 * 1024 ** 3

/** Where files of this process arrive. Processes that share a database share this folder, too. */
export function uploads(): Uploads {
  const holder = globalThis as Holder
  holder[UPLOADS] ??= tusUploads(folder(), MAX_BYTES)
  return holder[UPLOADS]
}

function folder(): string {
  const isTest = env().NODE_ENV === 'test'
  return isTest ? mkdtempSync(path.join(os.tmpdir(), 'cairn-uploads-')) : path.join(env().dataDir, 'uploads')
}
