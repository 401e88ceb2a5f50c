// One-time codes of an authenticator app (RFC 6238), and the codes for somebody who lost it.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { derivedKey } from '@/lib/env'

const STEP_SECONDS = 30
export const RECOVERY_CODES = 10

/** A new secret: 160 random bits, as apps want it (base32). */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an authenticator app reads from the picture. */
export function appAddress(secret: string, email: string): string {
  return new TOTP({ issuer: 'Cairn', label: email, secret: Secret.fromBase32(secret) }).toString()
}

/** The 30-second step whose code this is, one step to either side of now; null when it is none. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const delta = new TOTP({ secret: Secret.fromBase32(secret) }).validate({
    token: code.replace(/\s/g, ''),
    timestamp: now.getTime(),
    window: 1,
  })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta
}

/** Ten codes of 50 random bits each, as in "k7mq2-x9f4t". */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const word = [...randomBytes(10)].map(byte => ALPHABET[byte % ALPHABET.length]).join('')
    return `${word.slice(0, 5)}-${word.slice(5)}`
  })
}
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz2'

export function hashRecoveryCode(code: string): string {
  return createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .digest('base64url')
}

/** AES-256-GCM under a key of this deployment, so that a copy of the database is no second factor. */
export function sealed(secret: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derivedKey('totp'), iv)
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
}

/** Throws when it was sealed under another key, or changed. */
export function unsealed(box: string): string {
  const bytes = Buffer.from(box, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', derivedKey('totp'), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
