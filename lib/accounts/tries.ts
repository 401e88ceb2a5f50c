// Counts tries to sign in: how often an address may try at all, and how long it waits after wrong ones.
import { DomainError } from '@/lib/core/errors'
import { cache } from '@/lib/platform/cache'
import { takeOrRefuse } from '@/lib/platform/rate-limit/take-or-refuse'
import { type Failures, FORGET_SECONDS, waitSeconds } from './lock-out'

const PER_ACCOUNT = { name: 'login-account', limit: 10, windowSeconds: 60 }
const PER_ADDRESS = { name: 'login-address', limit: 100, windowSeconds: 60 }

export type Tries = {
  /** Notes a wrong try; gives the refusal to throw. */
  wrong(words: string): Promise<DomainError>
  /** Forgets the wrong tries of this pair. */
  right(): Promise<void>
}

/**
 * Begins a try of one address for one account. Throws `rate_limited` after 10 a minute for the pair, 100 a minute for the
 * address, and for a while after wrong ones (lock-out.ts). Strangers elsewhere cannot lock somebody out of their account.
 */
export async function beginTry(address: string, account: string): Promise<Tries> {
  await takeOrRefuse(PER_ADDRESS, address)
  await takeOrRefuse(PER_ACCOUNT, `${address} ${account}`)
  const pair = `accounts:failures:${address} ${account}`
  const failures = await cache().get<Failures>(pair)
  const seconds = waitSeconds(failures, Date.now())
  if (seconds > 0) throw tooManyWrong(seconds)
  return {
    async wrong(words) {
      const count = (failures?.count ?? 0) + 1
      await cache().set(pair, { count, lastAtMs: Date.now() } satisfies Failures, { ttlSeconds: FORGET_SECONDS })
      return new DomainError('unauthenticated', words, { code: 'invalid_credentials' })
    },
    right: () => cache().delete(pair),
  }
}

function tooManyWrong(seconds: number): DomainError {
  const words = `Too many wrong tries. Please wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} before the next one.`
  return new DomainError('rate_limited', words, { retryAfterSeconds: seconds })
}
