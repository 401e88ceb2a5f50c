// `npm run permissions`: writes docs/permissions.md from the permission table, for people.
import { mkdirSync, writeFileSync } from 'node:fs'
import { allows, type Party, PERMISSIONS, type Permission, rule } from '@/lib/core/permissions'

const COLUMNS: [string, Party[]][] = [
  ['anonymous', ['anyone']],
  ['student', ['anyone', 'user', 'student']],
  ['instructor', ['anyone', 'user', 'instructor']],
  ['learner of the course', ['anyone', 'user', 'learner']],
  ['assistant', ['anyone', 'user', 'assistant']],
  ['co-instructor', ['anyone', 'user', 'co_instructor']],
  ['owner', ['anyone', 'user', 'owner']],
  ['admin', ['anyone', 'user', 'admin']],
]

/** The page's text as the table says it should be. */
export function permissionsSource(): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  return `${[
    '# Who may do what',
    '',
    'Generated from `lib/core/permissions.ts` by `npm run permissions`; do not edit. Endpoints (`x-permission` in the API’s description),',
    'server actions, pages (`lib/web/areas.ts`) and realtime channels (`lib/run/channels.ts`) name their line here, and the policies ask it.',
    'A generated test drives every one of them as everybody below and compares.',
    '',
    'Yes: always, in a thing that can be seen. Own: where it is one’s own. Some: where the rule says so. What somebody may not do is refused;',
    'what they may not even know of (a draft of others, a note of somebody else) is missing.',
    '',
    row(['rule', 'in words', ...COLUMNS.map(([name]) => name)]),
    row(Array(COLUMNS.length + 2).fill('---')),
    ...PERMISSIONS.map(name => row([`\`${name}\``, rule(name).says, ...COLUMNS.map(([, are]) => cell(name, are))])),
  ].join('\n')}\n`
}

function cell(name: Permission, are: Party[]): string {
  const { sometimes } = rule(name)
  if (are.some(party => allows(name, party))) return 'yes'
  if (allows(name, 'self')) return are.includes('user') ? 'own' : ''
  return sometimes !== undefined && are.includes(sometimes) ? 'some' : ''
}

if (process.argv[1]?.endsWith('generate-permissions.ts')) {
  mkdirSync('docs', { recursive: true })
  writeFileSync('docs/permissions.md', permissionsSource())
}
