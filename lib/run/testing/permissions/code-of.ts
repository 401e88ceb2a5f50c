// What an authenticator app shows for a secret.
import { TOTP } from 'otpauth'

export function codeOf(secret: string): string {
  return new TOTP({ secret }).generate()
}
