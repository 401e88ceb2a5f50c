// `npm run size`: the bytes that a first visit to catalogue, course and lesson brings over the wire, against the budget.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium } from 'playwright'
import { findChromium } from '@/lib/run/testing/browser'
import { richLesson } from './demo-lesson'
import { startDemo } from './processes'
import { print } from './table'

const BUDGET_KIB = { total: 300, script: 200 }
const KINDS = ['document', 'script', 'style', 'font', 'image', 'media', 'other'] as const
type Kind = (typeof KINDS)[number]
type Loaded = { path: string; kind: Kind; bytes: number }

const found = await findChromium()
if ('missing' in found) {
  console.log(`The first load was not measured: ${found.missing}.`)
  process.exit(0)
}
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'cairn-size-'))
const demo = await startDemo(dataDir)
const browser = await chromium.launch({
  executablePath: found.path,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
try {
  const lesson = await richLesson(demo.url)
  const guest = () => browser.newContext({ viewport: { width: 1280, height: 800 } })
  const learner = async () => {
    const context = await guest()
    await context.addCookies([{ ...lesson.session, url: demo.url }])
    return context
  }
  report([
    ['catalogue page', await load(await guest(), `${demo.url}/courses`)],
    ['course page', await load(await guest(), `${demo.url}/courses/${lesson.courseSlug}`)],
    ['lesson page', await load(await learner(), `${demo.url}/learn/${lesson.courseSlug}/${lesson.lessonId}`)],
  ])
} finally {
  await browser.close()
  await demo.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

/** Opens an address with an empty cache; counts headers and bodies as they were sent, compressed. */
async function load(context: BrowserContext, url: string): Promise<Loaded[]> {
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  const requests = new Map<string, Loaded>()
  network.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (request.url.startsWith('http'))
      requests.set(requestId, { path: new URL(request.url).pathname, kind: kindOf(type), bytes: 0 })
  })
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const loaded = requests.get(requestId)
    if (loaded) loaded.bytes = encodedDataLength
  })
  await network.send('Network.enable')
  const reply = await page.goto(url, { waitUntil: 'networkidle' })
  if (reply?.status() !== 200 || new URL(page.url()).pathname !== new URL(url).pathname)
    throw new Error(`${url} answered ${reply?.status()} at ${page.url()}`)
  await context.close()
  return [...requests.values()]
}

function kindOf(type: string | undefined): Kind {
  switch (type) {
    case 'Document':
      return 'document'
    case 'Script':
      return 'script'
    case 'Stylesheet':
      return 'style'
    case 'Font':
      return 'font'
    case 'Image':
      return 'image'
    case 'Media':
      return 'media'
    default:
      return 'other'
  }
}

function report(pages: [string, Loaded[]][]): void {
  const kib = (bytes: number) => (bytes / 1024).toFixed(1)
  const sum = (loaded: Loaded[], kind?: Kind) =>
    loaded.reduce((total, one) => total + (kind === undefined || one.kind === kind ? one.bytes : 0), 0)
  print([
    ['KiB over the wire', ...KINDS, 'total'],
    ...pages.map(([name, loaded]) => [name, ...KINDS.map(kind => kib(sum(loaded, kind))), kib(sum(loaded))]),
  ])
  for (const [name, loaded] of pages) {
    if (sum(loaded) <= BUDGET_KIB.total * 1024 && sum(loaded, 'script') <= BUDGET_KIB.script * 1024) continue
    console.log(
      `\nThe ${name} is over its budget of ${BUDGET_KIB.total} KiB, ${BUDGET_KIB.script} KiB of it JavaScript.`,
    )
    const heaviest = loaded.sort((a, b) => b.bytes - a.bytes).slice(0, 12)
    for (const { path, kind, bytes } of heaviest) console.log(`  ${kib(bytes).padStart(6)} KiB  ${kind}  ${path}`)
    process.exitCode = 1
  }
  if (!process.exitCode) console.log(`All within ${BUDGET_KIB.total} KiB, ${BUDGET_KIB.script} KiB of it JavaScript.`)
}
