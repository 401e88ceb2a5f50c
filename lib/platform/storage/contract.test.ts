// Storage's promises, on every adapter.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localStorage } from './local'
import { memoryStorage } from './memory'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cairn-storage-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const mime = 'application/octet-stream'
const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251)
const received = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
  Buffer.from(await new Response(stream).arrayBuffer())

describe.each([
  ['local', () => localStorage(folder)],
  ['memory', memoryStorage],
])('%s', (_, open) => {
  test('what is put is read back, whole and by inclusive range', async () => {
    const store = open()
    expect(await store.put('ab/whole.bin', bytes, { mime })).toEqual({ sizeBytes: 300_000 })
    expect(await store.stat('ab/whole.bin')).toMatchObject({ sizeBytes: 300_000 })
    expect((await received(await store.read('ab/whole.bin'))).equals(bytes)).toBe(true)
    const part = await received(await store.read('ab/whole.bin', { start: 70_000, end: 140_000 }))
    expect(part.equals(bytes.slice(70_000, 140_001))).toBe(true)
  })

  test('a stream is stored, and an empty file is a file', async () => {
    const store = open()
    await store.put('stream.bin', Readable.from([bytes.slice(0, 10), bytes.slice(10, 20)]), { mime })
    expect((await received(await store.read('stream.bin'))).equals(bytes.slice(0, 20))).toBe(true)
    await store.put('empty.bin', new Uint8Array(), { mime })
    expect(await received(await store.read('empty.bin'))).toHaveLength(0)
  })

  test('a stream that fails half way leaves what was there before', async () => {
    const store = open()
    await store.put('kept.bin', bytes.slice(0, 5), { mime })
    async function* broken() {
      yield bytes
      throw new Error('the upload broke off')
    }
    await expect(store.put('kept.bin', broken(), { mime })).rejects.toThrow('broke off')
    expect((await received(await store.read('kept.bin'))).equals(bytes.slice(0, 5))).toBe(true)
  })

  test('deleted is gone, deleting twice is fine, reading it says not found', async () => {
    const store = open()
    await store.put('gone.bin', bytes, { mime })
    await store.delete('gone.bin')
    await store.delete('gone.bin')
    expect(await store.exists('gone.bin')).toBe(false)
    expect(await store.stat('gone.bin')).toBeUndefined()
    await expect(store.read('gone.bin')).rejects.toMatchObject({ reason: 'not_found' })
  })

  test.each([
    '',
    '/etc/passwd',
    '../up',
    'a/../b',
    'a//b',
    'a/',
    '.incoming/x',
    'a b',
    'a\\b',
    'a\0b',
    'x'.repeat(513),
  ])('the key %j is refused', async key => {
    const store = open()
    await expect(store.put(key, bytes, { mime })).rejects.toMatchObject({ reason: 'invalid' })
    await expect(store.read(key)).rejects.toMatchObject({ reason: 'invalid' })
  })
})

test('a reader that leaves early lets go of the file, and writes leave nothing aside', async () => {
  const store = localStorage(folder)
  await store.put('early.bin', bytes, { mime })
  const reader = (await store.read('early.bin')).getReader()
  await reader.read()
  await reader.cancel()
  expect(await openFiles('early.bin')).toBe(0)
  expect(await readdir(path.join(folder, '.incoming'))).toEqual([])
})

/** How many of this process's open files have this name; 0 where the system cannot tell. */
async function openFiles(name: string): Promise<number> {
  const { readlink } = await import('node:fs/promises')
  const open = await readdir('/proc/self/fd').catch(() => [])
  const targets = await Promise.all(open.map(fd => readlink(`/proc/self/fd/${fd}`).catch(() => '')))
  return targets.filter(target => target.endsWith(name)).length
}
