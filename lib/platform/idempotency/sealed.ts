// Kept replies at rest: encrypted, because the reply to a registration holds tokens of which the database knows only hashes.
import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { derivedKey } from '@/lib/env'

const [IV_BYTES, TAG_BYTES] = [12, 16]

/** AES-256-GCM under a key of this deployment; `owner` is bound to it, so that no row can answer for another. */
export function sealed(text: string, owner: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', derivedKey('idempotency'), iv).setAAD(Buffer.from(owner))
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64')
}

/** Undefined for what was sealed under another key or for another owner, or not at all. */
export function unsealed(box: string, owner: string): string | undefined {
  const bytes = Buffer.from(box, 'base64')
  const start = IV_BYTES + TAG_BYTES
  try {
    const decipher = createDecipheriv('aes-256-gcm', derivedKey('idempotency'), bytes.subarray(0, IV_BYTES))
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(IV_BYTES, start))
    return Buffer.concat([decipher.update(bytes.subarray(start)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}
