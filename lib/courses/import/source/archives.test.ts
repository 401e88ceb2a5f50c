// Guards what an archive may do to us: leave its folder, link, explode.
import { readdirSync } from 'node:fs'
import { symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { ImportLimits } from '../limits'
import { readCurriculum } from '../read-curriculum'
import { type Folder, folderOf, type TarEntry, tarGz, type ZipEntry, zip } from '../testing'

const LESSON = '# Hello\n\nA lesson with something to read.\n'
const folders: Folder[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await folder.remove()
})

async function archive(name: string, bytes: Buffer): Promise<string> {
  const folder = await folderOf({ [name]: bytes })
  folders.push(folder)
  return join(folder.root, name)
}

async function refused(path: string, limits: Partial<ImportLimits> = {}): Promise<string> {
  const before = leftovers()
  const error = await readCurriculum(path, limits).then(
    () => null,
    (caught: unknown) => caught,
  )
  expect(leftovers()).toEqual(before)
  expect(error).toMatchObject({ reason: 'invalid' })
  return error instanceof Error ? error.message : ''
}

function leftovers(): string[] {
  return readdirSync(tmpdir()).filter(name => name.startsWith('cairn-import-'))
}

describe('a .tar.gz', () => {
  const good: TarEntry = { name: 'course/01-hello.md', content: LESSON }
  const attacks: [string, TarEntry, RegExp][] = [
    ['climbs out', { name: '../evil.md', content: LESSON }, /leaves its folder/],
    ['climbs out on the way', { name: 'course/../../evil.md', content: LESSON }, /leaves its folder/],
    ['is absolute', { name: '/tmp/evil.md', content: LESSON }, /absolute path/],
    ['names a drive', { name: 'C:/evil.md', content: LESSON }, /absolute path/],
    ['uses backslashes', { name: '..\\evil.md', content: LESSON }, /backslash/],
    ['links symbolically', { name: 'course/a.md', type: '2', linkName: '/etc/passwd' }, /link/],
    ['links hard', { name: 'course/a.md', type: '1', linkName: '/etc/passwd' }, /link/],
    ['is a device', { name: 'course/a.md', type: '3' }, /neither a file nor a folder/],
  ]
  test.each(attacks)('is refused when an entry %s', async (_what, entry, words) => {
    expect(await refused(await archive('c.tar.gz', tarGz([good, entry])))).toMatch(words)
    expect(await refused(await archive('c.tar.gz', tarGz([entry, good])))).toMatch(words)
  })

  test('is refused when it unpacks to far more than it holds', async () => {
    const path = await archive('c.tgz', tarGz([good, { name: 'course/b.md', content: Buffer.alloc(3_000_000, 'a') }]))
    expect(await refused(path, { ratioFloorBytes: 1_000_000 })).toMatch(/bomb/)
    expect(await refused(path, { totalBytes: 1_000_000 })).toMatch(/more than/)
  })

  test('is refused when it is packed twice, cut short or holds too much', async () => {
    expect(await refused(await archive('c.tar.gz', tarGz([good, good, good])), { entries: 2 })).toMatch(
      /more than 2 files/,
    )
    expect(await refused(await archive('c.tar.gz', tarGz([good]).subarray(0, 40)))).toMatch(/could not be read/)
    expect(await refused(await archive('c.tar.gz', Buffer.from('no archive at all')))).toMatch(/could not be read/)
  })

  test('is read with its one root folder unwrapped, and leaves nothing behind', async () => {
    const before = leftovers()
    const curriculum = await readCurriculum(
      await archive('download (1).tar.gz', tarGz([good, { name: 'course/.git/config', content: 'x' }])),
    )
    expect(curriculum.plan.source.key).toBe('course')
    expect(curriculum.plan.sections[0]?.lessons[0]?.key).toBe('01-hello.md')
    await curriculum.dispose()
    await curriculum.dispose()
    expect(leftovers()).toEqual(before)
  })
})

describe('a .zip', () => {
  const good: ZipEntry = { name: 'course/01-hello.md', content: LESSON }
  const attacks: [string, ZipEntry, RegExp][] = [
    ['climbs out', { name: '../evil.md', content: LESSON }, /leaves its folder/],
    ['is absolute', { name: '/tmp/evil.md', content: LESSON }, /absolute path/],
    ['uses backslashes', { name: 'course\\evil.md', content: LESSON }, /backslash/],
    ['holds a NUL', { name: 'course/a\0.md', content: LESSON }, /NUL/],
    ['links', { name: 'course/a.md', content: '/etc/passwd', mode: 0o120777 }, /link/],
  ]
  test.each(attacks)('is refused when an entry %s', async (_what, entry, words) => {
    expect(await refused(await archive('c.zip', zip([good, entry])))).toMatch(words)
  })

  test('is refused when it unpacks to far more than it holds', async () => {
    const path = await archive('c.zip', zip([good, { name: 'course/b.md', content: Buffer.alloc(3_000_000, 'a') }]))
    expect(await refused(path, { ratioFloorBytes: 1_000_000 })).toMatch(/bomb/)
  })

  test('is read, with assets that can be opened and others that cannot', async () => {
    const path = await archive(
      'c.zip',
      zip([
        { ...good, content: `${LESSON}\n![A dot](dot.png)\n` },
        { name: 'course/dot.png', content: 'dot' },
        { name: 'course/other.png', content: 'no' },
      ]),
    )
    const curriculum = await readCurriculum(path)
    try {
      const [image] = curriculum.plan.sections[0]?.lessons[0]?.images ?? []
      const asset = await curriculum.open(image?.file ?? '')
      const chunks: Buffer[] = []
      for await (const chunk of asset.stream) chunks.push(Buffer.from(chunk))
      expect([asset.sizeBytes, Buffer.concat(chunks).toString()]).toEqual([3, 'dot'])
      await expect(curriculum.open('other.png')).rejects.toMatchObject({ reason: 'invalid' })
      await expect(curriculum.open('../../etc/passwd')).rejects.toMatchObject({ reason: 'invalid' })
    } finally {
      await curriculum.dispose()
    }
  })
})

describe('a folder', () => {
  test('has its links reported and never followed', async () => {
    const outside = await folderOf({ 'secret.md': '# Secret\n\nNot for you.' })
    const folder = await folderOf({ '01-hello.md': LESSON })
    folders.push(outside, folder)
    await symlink(join(outside.root, 'secret.md'), join(folder.root, '02-secret.md'))
    await symlink(outside.root, join(folder.root, 'deep'))
    const { plan } = await readCurriculum(folder.root)
    expect(plan.sections.flatMap(section => section.lessons)).toHaveLength(1)
    expect(plan.report.leftOut.map(entry => entry.path).sort()).toEqual(['02-secret.md', 'deep'])
  })

  test('leaves out a page that is too large, and says what was looked for when nothing is left', async () => {
    const folder = await folderOf({ '01-hello.md': LESSON })
    folders.push(folder)
    expect(await refused(folder.root, { textBytes: 10 })).toMatch(/No lesson was found.*Markdown pages/)
    await writeFile(join(folder.root, '02-empty.md'), '')
    expect(await refused(join(folder.root, 'nowhere'))).toMatch(/no file or folder/)
  })
})
