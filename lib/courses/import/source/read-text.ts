// Reads a text file as Unicode with plain line ends, whatever its encoding.
import { readFile } from 'node:fs/promises'

/** `encoding` is null for UTF-8 and else names what was converted. `text` is null where the file is not text at all. */
export async function readText(path: string): Promise<{ text: string | null; encoding: string | null }> {
  const bytes = await readFile(path)
  const { text, encoding } = decode(bytes)
  if (text.includes('\0')) return { text: null, encoding }
  return { text: text.replace(/\r\n?/g, '\n'), encoding }
}

function decode(bytes: Buffer): { text: string; encoding: string | null } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: null }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Latin-1' }
  }
}
