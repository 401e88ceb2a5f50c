// Tells what a file really is, by its content, and whether that agrees with its name.
import { fileTypeFromBuffer } from 'file-type'
import { invalid } from '@/lib/core/errors'
import type { Opens } from '../keep-bytes'
import { endingOf, type FileKind, fileKind } from './file-kinds'

const SNIFFED_BYTES = 64 * 1024

/** The first bytes of a file: enough to recognise it. */
export async function beginning(open: Opens): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of await open()) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size >= SNIFFED_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, SNIFFED_BYTES)
}

/** The kind of a file that a lesson may offer. Throws `invalid`, in words, for what it is not. */
export async function recognisedFile(filename: string, head: Buffer): Promise<FileKind> {
  const kind = fileKind(filename)
  if (!kind) throw invalid('file', `Files such as “${filename}” cannot be offered here.`)
  if (head.length === 0) throw invalid('file', `“${filename}” is empty (0 bytes).`)
  const found = await fileTypeFromBuffer(head)
  const fits = kind.sniffed.length === 0 ? !found && isText(head) : found !== undefined && agrees(kind, found.mime)
  if (!fits) throw invalid('file', disagreement(filename, found))
  return kind
}

/** Words for a file whose content is not what its name says. */
export function disagreement(filename: string, found: { ext: string; mime: string } | undefined): string {
  const ending = endingOf(filename)
  const named = ending ? `a .${ending} file` : 'the file it is said to be'
  if (found && PROGRAMS.test(found.mime))
    return `“${filename}” is a program (.${found.ext}), not ${named}. Programs cannot be uploaded.`
  if (found)
    return `“${filename}” is a .${found.ext} file inside, not ${named}. Please export it again under its right name.`
  return `“${filename}” does not look like ${named} inside; it may be damaged. Please export it again.`
}

const PROGRAMS =
  /msdownload|x-elf|mach-binary|java-archive|android|x-msi|x-dosexec|x-sharedlib|wasm|x-deb|x-rpm|apple-diskimage/

const IN_ZIP = /openxmlformats|opendocument|^application\/(zip|epub\+zip)$/

/** An archive may hold what other formats hold: a document is a ZIP inside. */
function agrees(kind: FileKind, mime: string): boolean {
  if (kind.mime === 'application/zip') return IN_ZIP.test(mime)
  return kind.sniffed.includes(mime)
}

/** UTF-8 without control characters but those of lines; a character cut at the end of what was read does not count. */
function isText(head: Buffer): boolean {
  const text = head.toString('utf8')
  const broken = [...text.slice(0, -4)].filter(character => character === '\uFFFD').length
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those tell bytes from text
  return broken <= text.length / 100 && !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)
}
