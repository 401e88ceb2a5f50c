// Passwords: argon2id with the parameters that OWASP recommends (19 MiB, 2 passes, 1 lane).
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { DomainError } from '@/lib/core/errors'

const OPTIONS = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
let decoy: Promise<string> | undefined

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS)
}

/** Compares; without a hash it takes as long as with one, so that time does not tell who has an account. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this one')
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'))
  return matches && Boolean(passwordHash)
}

/** For somebody who is signed in and has to give their password. Throws `conflict` (`no_password`) where they came by another site. */
export function assertHasPassword(passwordHash: string | null | undefined): void {
  if (passwordHash) return
  throw new DomainError('conflict', 'Your account has no password yet. We can mail you a link to set one.', {
    code: 'no_password',
  })
}
