// One embedded folder has one process: of many that want it exactly one gets it, and even kill -9 sets it free.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fillFolder } from '@/db/testing'
import { type Child, startProcess } from '../testing/processes'

let folder: string
let children: Child[] = []
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cairn-lock-'))
  await fillFolder(folder)
})
afterEach(async () => {
  await Promise.all(children.map(child => child.kill()))
  children = []
  rmSync(folder, { recursive: true, force: true })
})

function open(): Child {
  const child = startProcess('db/lock.testing.ts', { DATA_DIR: folder, DATABASE_URL: '', CAIRN_MODE: 'test' })
  children.push(child)
  return child
}

test('of eight at once exactly one wins; the others say so and stop; after kill -9 the next one wins at once', async () => {
  const eight = Array.from({ length: 8 }, open)
  const won = await Promise.all(eight.map(child => child.says('open')))
  expect(won.filter(Boolean)).toHaveLength(1)
  const winner = eight[won.indexOf(true)]
  if (!winner) throw new Error('nobody won')
  for (const loser of eight.filter(child => child !== winner)) {
    expect(await loser.ended).toBe(1)
    expect(loser.complaints()).toContain(`is already open in another process (pid ${winner.pid})`)
    expect(loser.complaints()).toMatch(/Stop that one first, or give this one its own folder with DATA_DIR\.\n$/)
  }
  await winner.kill()
  expect(await open().says('open')).toBe(true)
}, 120_000)
