// Known holes in the packages that we ship: `npm audit`, where the registry answers it.
import { spawn } from 'node:child_process'
import type { Tally } from './journeys-report'

const PATIENCE_MS = 90_000

/** One check that passes without holes of level high or critical; `missing` says why nothing could be asked. */
export async function auditPackages(): Promise<Tally | { missing: string }> {
  const child = spawn('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: PATIENCE_MS,
    shell: process.platform === 'win32',
  })
  let out = ''
  child.stdout.on('data', data => {
    out += data
  })
  await new Promise(resolve => child.once('close', resolve).once('error', resolve))
  const found = readAudit(out)
  if (!('missing' in found)) for (const line of found.holes) console.error(line)
  return 'missing' in found ? found : { passed: found.holes.length === 0 ? 1 : 0, failed: found.holes.length }
}

type Report = {
  message?: string
  vulnerabilities?: Record<string, { name: string; severity: string; range?: string }>
  metadata?: { vulnerabilities: Record<string, number> }
}

/** What `npm audit --json` wrote; anything that is no report is no answer. */
export function readAudit(text: string): { holes: string[] } | { missing: string } {
  const report = parsed(text)
  if (!report?.metadata?.vulnerabilities)
    return { missing: `npm audit (${report?.message?.slice(0, 120) ?? 'the registry did not answer'})` }
  const severe = Object.values(report.vulnerabilities ?? {}).filter(({ severity }) =>
    /^(high|critical)$/.test(severity),
  )
  return { holes: severe.map(({ name, severity, range }) => `npm audit: ${name} ${range ?? ''} (${severity})`) }
}

function parsed(text: string): Report | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
