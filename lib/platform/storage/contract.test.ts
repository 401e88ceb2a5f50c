// Storage's promises, on every adapter.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localStorage } from './local'
import { memoryStorage } from './memory'
import { s3Storage } from './s3'
import { CREDENTIALS, type S3Server, startS3 } from './s3-server.testing'

let folder = ''
let s3: S3Server
beforeAll(async () => {
  s3 = await startS3()
  folder = await mkdtemp(path.join(tmpdir(), 'cairn-storage-'))
})
afterAll(async () => {
  await s3.close()
  await rm(folder, { recursive: true, force: true })
})
const bucket = (credentials = CREDENTIALS) =>
  s3Storage({ bucket: 'cairn', region: 'eu-test-1', endpoint: s3.endpoint, credentials })

const mime = 'application/octet-stream'
const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251)
const received = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
  Buffer.from(await new Response(stream).arrayBuffer())

describe.each([
  ['local', () => localStorage(folder)],
  ['memory', memoryStorage],
  ['s3', bucket],
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

describe('a bucket', () => {
  const large = Buffer.alloc(20 * 1024 * 1024, 'cairn')
  async function* pieces() {
    for (let at = 0; at < large.length; at += 3_000_000) yield new Uint8Array(large.subarray(at, at + 3_000_000))
  }

  test('takes what is large in parts, each by an address that carries its own signature', async () => {
    const before = s3.presignedParts()
    expect(await bucket().put('large.bin', pieces(), { mime: 'video/mp4' })).toEqual({ sizeBytes: large.length })
    expect(s3.presignedParts() - before).toBe(3)
    expect((await received(await bucket().read('large.bin'))).equals(large)).toBe(true)
    const range = { start: 9_000_000, end: 9_000_009 }
    expect((await received(await bucket().read('large.bin', range))).equals(large.subarray(9_000_000, 9_000_010))).toBe(
      true,
    )
  })

  test('gives up all parts when one fails, and keeps what was there', async () => {
    await bucket().put('half.bin', bytes, { mime })
    s3.failNextPart()
    await expect(bucket().put('half.bin', pieces(), { mime })).rejects.toThrow('refused part 1 with 503')
    expect(s3.openUploads()).toBe(0)
    expect((await bucket().stat('half.bin'))?.sizeBytes).toBe(bytes.byteLength)
  })

  test('refuses whoever signs with another key', async () => {
    const stranger = bucket({ ...CREDENTIALS, secretAccessKey: 'another' })
    await expect(stranger.put('mine.bin', bytes, { mime })).rejects.toThrow()
    await expect(stranger.stat('half.bin')).rejects.toThrow()
    expect(await bucket().exists('mine.bin')).toBe(false)
  })
})
