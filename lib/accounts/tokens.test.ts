// Tokens: the same claims at the same second are the same token, and a successor can only be derived here.
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { ACCESS_SECONDS, firstRefresh, hashToken, nextRefresh, signAccess } from './tokens'

const user = { id: 'u1', role: 'student' as const, sessionEpoch: 3 }

test('an access token lives fifteen minutes and repeats itself', async () => {
  const at = new Date('2026-01-01T00:00:00.400Z')
  const token = await signAccess(user, at)
  expect(await signAccess(user, new Date(at.getTime() + 300))).toBe(token)
  expect(decodeJwt(token)).toMatchObject({ sub: 'u1', role: 'student', epoch: 3, iss: 'cairn', aud: 'cairn-api' })
  const { exp = 0, iat = 0 } = decodeJwt(token)
  expect(exp - iat).toBe(ACCESS_SECONDS)
})

test('refresh tokens are 256 bits, differ, and are stored as hashes only', () => {
  const first = firstRefresh()
  expect(Buffer.from(first, 'base64url')).toHaveLength(32)
  expect(firstRefresh()).not.toBe(first)
  expect(nextRefresh(first)).toBe(nextRefresh(first))
  expect(new Set([first, nextRefresh(first), hashToken(first)]).size).toBe(3)
})
