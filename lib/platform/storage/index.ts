// The storage port: bytes under keys, such as uploads and their variants; who may read them is decided above it.
import 'server-only'
import path from 'node:path'
import { env } from '@/lib/env'
import { localStorage } from './local'
import { memoryStorage } from './memory'
import type { Storage } from './port'

const STORAGE = Symbol.for('cairn.storage')
type Holder = typeof globalThis & { [STORAGE]?: Storage }

/** Where this process keeps its files: `<dataDir>/storage`, or memory under vitest. */
export function storage(): Storage {
  const holder = globalThis as Holder
  holder[STORAGE] ??= env().NODE_ENV === 'test' ? memoryStorage() : localStorage(path.join(env().dataDir, 'storage'))
  return holder[STORAGE]
}
