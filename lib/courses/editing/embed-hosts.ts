// Which pages a lesson may embed: players of video and sandboxes of code that are made for it, on an allow-list.
import { invalid } from '@/lib/core/errors'

/** A host covers its subdomains. */
export const EMBED_HOSTS = [
  'youtube-nocookie.com',
  'player.vimeo.com',
  'codepen.io',
  'codesandbox.io',
  'stackblitz.com',
  'geogebra.org',
  'desmos.com',
  'phet.colorado.edu',
  'h5p.org',
] as const

/** The address in its tidy form. Throws `invalid` at `embedUrl` with a sentence for people. */
export function embeddable(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol !== 'https:') throw invalid('embedUrl', 'has to be a whole address that begins with https://')
  if (EMBED_HOSTS.some(host => url.hostname === host || url.hostname.endsWith(`.${host}`))) return url.href
  throw invalid('embedUrl', `cannot show pages of ${url.hostname}; these work: ${EMBED_HOSTS.join(', ')}`)
}
