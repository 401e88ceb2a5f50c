// Which pages a lesson may embed: players of video and sandboxes that are made for it, on the site's allow-list (EMBED_HOSTS).
import { invalid } from '@/lib/core/errors'
import { embedHosts } from '@/lib/env'

/** The address in the form that can be embedded. Throws `invalid` at `embedUrl` with a sentence for people. */
export function embeddable(address: string): string {
  const given = URL.canParse(address) ? new URL(address) : undefined
  if (given?.protocol !== 'https:') throw invalid('embedUrl', 'has to be a whole address that begins with https://')
  const url = playerOf(given)
  const hosts = embedHosts()
  const isAllowed = hosts.some(host => url.hostname === host || url.hostname.endsWith(`.${host}`))
  if (isAllowed && url.username === '' && url.password === '' && url.port === '') return url.href
  throw invalid('embedUrl', `cannot show pages of ${url.hostname}; these work: ${hosts.join(', ')}`)
}

/** The player of a video whose page was copied from the address bar. */
function playerOf(url: URL): URL {
  const host = url.hostname.replace(/^(www|m)\./, '')
  const [, first = '', second = ''] = url.pathname.split('/')
  if (host === 'vimeo.com' && /^\d+$/.test(first)) return new URL(`https://player.vimeo.com/video/${first}`)
  const video = host === 'youtu.be' ? first : host === 'youtube.com' ? (url.searchParams.get('v') ?? second) : ''
  if (!/^[\w-]{6,20}$/.test(video)) return url
  const start = Number.parseInt(url.searchParams.get('t') ?? '', 10)
  return new URL(`https://www.youtube-nocookie.com/embed/${video}${start > 0 ? `?start=${start}` : ''}`)
}
