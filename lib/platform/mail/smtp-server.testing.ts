// A small mail server for tests: it speaks SMTP as far as sending needs (RFC 5321), and keeps what it was given, decoded.
import net, { type AddressInfo, type Socket } from 'node:net'

export type Received = {
  from: string
  to: string[]
  headers: Record<string, string>
  subject: string
  text: string
  raw: string
}
export type SmtpServer = {
  /** With the only name and password that it takes. */
  url: string
  received: Received[]
  /** The next message is refused for now (451), as a busy server does. */
  refuseNext(): void
  close(): Promise<void>
}

const PASSWORD = Buffer.from('\0cairn\0a secret of the mail').toString('base64')

export async function startSmtp(): Promise<SmtpServer> {
  const received: Received[] = []
  const open = new Set<Socket>()
  let refusing = false
  const accept = (from: string, to: string[], raw: string) => {
    if (refusing) {
      refusing = false
      return false
    }
    received.push({ from, to, raw, ...read(raw) })
    return true
  }
  const server = net.createServer(socket => {
    open.add(socket.on('close', () => open.delete(socket)).on('error', () => {}))
    converse(socket, accept)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://cairn:a%20secret%20of%20the%20mail@127.0.0.1:${port}`,
    received,
    refuseNext() {
      refusing = true
    },
    close() {
      for (const socket of open) socket.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

/** One conversation: commands by line, then a message that a lone dot ends. */
function converse(socket: Socket, accept: (from: string, to: string[], raw: string) => boolean): void {
  let rest = ''
  let from = ''
  let known = false
  let to: string[] = []
  let message: string[] | null = null

  function hear(line: string): string | undefined {
    if (message && line !== '.') {
      message.push(line.replace(/^\./, ''))
      return undefined
    }
    if (message) {
      const kept = accept(from, to, message.join('\r\n'))
      message = null
      return kept ? '250 kept' : '451 busy, please try again'
    }
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
        return '250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN'
      case 'AUTH':
        known = line.split(' ')[2] === PASSWORD
        return known ? '235 welcome' : '535 wrong'
      case 'QUIT':
        return '221 bye'
    }
    return known ? send(line) : '530 who are you?'
  }

  function send(line: string): string {
    switch (line.slice(0, 4).toUpperCase()) {
      case 'MAIL':
        from = addressIn(line)
        to = []
        return '250 ok'
      case 'RCPT':
        to.push(addressIn(line))
        return '250 ok'
      case 'DATA':
        message = []
        return '354 go on'
      default:
        return '250 ok'
    }
  }

  socket.write('220 test\r\n')
  socket.on('data', data => {
    const lines = (rest + data.toString('latin1')).split('\r\n')
    rest = lines.pop() ?? ''
    for (const reply of lines.map(hear)) if (reply) socket.write(`${reply}\r\n`)
  })
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? ''
}

/** A message of one part: its headers, and its text as a person reads it. */
function read(raw: string): Pick<Received, 'headers' | 'subject' | 'text'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = Object.fromEntries(
    lines.map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
  const bytes = decoded(rest.join('\r\n\r\n'), headers['content-transfer-encoding'] ?? '7bit')
  return { headers, subject: words(headers.subject ?? ''), text: bytes.toString('utf8').replaceAll('\r\n', '\n') }
}

function decoded(text: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(text, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(text, 'latin1')
  const plain = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}

/** Encoded words of a header (RFC 2047). */
function words(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? decoded(text, 'base64').toString('utf8')
        : decoded(text.replaceAll('_', ' '), 'quoted-printable').toString('utf8'),
    )
}
