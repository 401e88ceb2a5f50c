// How much of an e-mail address the trail keeps: enough to recognize it, too little to write to it.

/** As in `a•••@example.com`; what is no address is masked whole. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 1) return '•••'
  return `${[...email][0]}•••${email.slice(at)}`
}
