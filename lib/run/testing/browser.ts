// Which Chromium the journeys run in: named, the system's, Playwright's own, or one from npm.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { onPath } from './private-server'

/** The path of a Chromium that starts here, or a sentence that says why there is none. */
export async function findChromium(): Promise<{ path: string } | { missing: string }> {
  const named = process.env.CHROMIUM_PATH
  if (named)
    return existsSync(named) ? { path: named } : { missing: `CHROMIUM_PATH names ${named}, which is not there` }
  const system = fromSystem() ?? (installFromDebian() ? fromSystem() : undefined)
  if (system) return { path: system }
  const { chromium } = await import('playwright')
  if (existsSync(chromium.executablePath())) return { path: chromium.executablePath() }
  return fromNpm()
}

function fromSystem(): string | undefined {
  return ['chromium', 'chromium-browser', 'google-chrome'].map(onPath).find(Boolean)
}

/** Where we are root on Debian, its package is the surest way. */
function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false
  console.log('Installing chromium for the browser journeys …')
  try {
    const options = { stdio: 'ignore' as const, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    execFileSync('apt-get', ['update', '-qq'], options)
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], options)
    return true
  } catch {
    return false
  }
}

async function fromNpm(): Promise<{ path: string } | { missing: string }> {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x' // asks the package to unpack its libraries too
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    const path = await chromium.executablePath()
    execFileSync(path, ['--version'], { stdio: 'ignore' })
    return { path }
  } catch (error) {
    return {
      missing: `no Chromium could be found or installed (${error instanceof Error ? error.message.split('\n')[0] : error})`,
    }
  }
}
