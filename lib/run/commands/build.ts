// `npm run build`: Next.js and the server, unless they are built from exactly these sources already.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build as bundle } from 'esbuild'
import { runNode } from '../child'
import { compressStatic } from '../static-files'

const STAMP = 'dist/built-from'
const FOLDERS = ['app', 'components', 'lib', 'db', 'docs', 'public']
const ROOT = [
  'server.ts',
  'middleware.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/** Builds what `npm start` and `npm run demo` run. Gives false when nothing had changed. */
export async function build(): Promise<boolean> {
  const digest = sourcesDigest()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest && existsSync('.next/BUILD_ID')) return false
  rmSync(STAMP, { force: true })
  rmSync('.next/dev', { recursive: true, force: true })
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  await runNode(['node_modules/next/dist/bin/next', 'build'], { env })
  await compressStatic()
  await bundle({
    entryPoints: ['server.ts'],
    outfile: 'dist/server.mjs',
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    banner: { js: `process.env.NODE_ENV ??= 'production'` },
  })
  mkdirSync('dist', { recursive: true })
  writeFileSync(STAMP, digest)
  return true
}

function sourcesDigest(): string {
  const files = [...ROOT.filter(file => existsSync(file)), ...FOLDERS.flatMap(filesIn)].sort()
  const hash = createHash('sha256').update(process.version)
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/** Every file that can change the build: not tests, not the seed's contents, not prose. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .filter(file => !/\.test\.tsx?$|\.md$|^db\/seed\/|^docs\/.*\.png$/.test(file.replaceAll(path.sep, '/')))
}

if (process.argv[1]?.endsWith('build.ts')) await build()
