// Reads the mails that we write to files: the headers that people see, and the plain text.

export type LocalMail = { to: string; from: string; subject: string; date: Date | null; text: string }

/** For what nodemailer composes (RFC 5322, 2045 to 2047); of several parts the plain one counts. */
export function readEml(raw: string): LocalMail {
  const { headers, body } = partOf(raw)
  const date = new Date(headers.get('date') ?? '')
  return {
    to: headers.get('to') ?? '',
    from: decodedWords(headers.get('from') ?? ''),
    subject: decodedWords(headers.get('subject') ?? ''),
    date: Number.isNaN(date.getTime()) ? null : date,
    text: textOf(headers, body),
  }
}

type Headers = Map<string, string>

function partOf(raw: string): { headers: Headers; body: string } {
  const text = raw.replaceAll('\r\n', '\n')
  const end = text.indexOf('\n\n')
  const head = (end < 0 ? text : text.slice(0, end)).replace(/\n[ \t]+/g, ' ')
  const headers = new Map(
    head.split('\n').map(line => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const
    }),
  )
  return { headers, body: end < 0 ? '' : text.slice(end + 2) }
}

function textOf(headers: Headers, body: string): string {
  const type = headers.get('content-type') ?? 'text/plain'
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (!boundary) return decodedBody(headers, body)
  const parts = `\n${body}`
    .split(`\n--${boundary}`)
    .slice(1, -1)
    .map(part => partOf(part.replace(/^\n/, '')))
  const plain = parts.find(part => /^text\/plain/i.test(part.headers.get('content-type') ?? '')) ?? parts[0]
  return plain ? textOf(plain.headers, plain.body) : ''
}

function decodedBody(headers: Headers, body: string): string {
  const encoding = (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8').replaceAll('\r\n', '\n')
  const text = encoding === 'quoted-printable' ? quotedPrintable(body.replace(/=\n/g, '')) : body
  const isFlowed = /format=flowed/i.test(headers.get('content-type') ?? '')
  return isFlowed ? text.replace(/ \n/g, ' ').replace(/^ /gm, '') : text
}

function quotedPrintable(text: string): string {
  const bytes: Buffer[] = []
  for (const part of text.split(/((?:=[0-9A-F]{2})+)/i)) {
    const isEncoded = /^=[0-9A-F]{2}/i.test(part)
    bytes.push(isEncoded ? Buffer.from(part.replaceAll('=', ''), 'hex') : Buffer.from(part))
  }
  return Buffer.concat(bytes).toString('utf8')
}

/** Encoded words beside each other are one text. */
function decodedWords(value: string): string {
  const joined = value.replace(/\?=\s+=\?/g, '?==?')
  const parts = joined.split(/(=\?[^?]+\?[BQ]\?[^?]*\?=)/i).filter(part => part !== '')
  const bytes = parts.map(part => {
    const word = /^=\?[^?]+\?([BQ])\?([^?]*)\?=$/i.exec(part)
    if (!word) return Buffer.from(part)
    const [, how = '', text = ''] = word
    if (how.toUpperCase() === 'B') return Buffer.from(text, 'base64')
    return Buffer.from(quotedPrintable(text.replaceAll('_', ' ')))
  })
  return Buffer.concat(bytes).toString('utf8')
}
