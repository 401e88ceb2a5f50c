// Passwords that everybody tries first, from a bundled list.
import { invalid } from '@/lib/core/errors'

let known: Promise<Set<string>> | undefined

/** Throws `invalid` at `path` for one of the 49,000 most common passwords, whatever the case of its letters. */
export async function assertUncommon(password: string, path = 'password'): Promise<void> {
  known ??= load()
  if (!(await known).has(password.normalize('NFKC').toLowerCase())) return
  throw invalid(path, 'is one of the passwords that are guessed first; please choose another, such as a few words')
}

async function load(): Promise<Set<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set((dictionary['passwords-common'] as string[]).filter(word => word.length >= 8))
}
