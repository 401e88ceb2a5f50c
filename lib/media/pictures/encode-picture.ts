// Makes of an uploaded picture what browsers are served: AVIF and WebP in three widths, and the original without metadata.
import sharp, { type Sharp } from 'sharp'
import { DomainError, invalid } from '@/lib/core/errors'
import { MAX_PICTURE_BYTES } from '../schemas'

const MAX_PIXELS = 50_000_000
const LARGE = 1600
/** Each is the most it may measure; `960` always exists, so that one address can be given for any picture. */
const WIDTHS = [480, 960, LARGE] as const
const SVG_DENSITY = { normal: 72, double: 144 }

export type EncodedFile = { name: string; mime: string; width: number; height: number; bytes: Buffer }
export type EncodedPicture = { width: number; height: number; files: EncodedFile[] }

const KEPT = {
  png: { mime: 'image/png', encode: (image: Sharp) => image.png({ compressionLevel: 6 }) },
  jpeg: { mime: 'image/jpeg', encode: (image: Sharp) => image.jpeg({ quality: 88, mozjpeg: true }) },
  webp: { mime: 'image/webp', encode: (image: Sharp) => image.webp({ quality: 88 }) },
  gif: { mime: 'image/gif', encode: (image: Sharp) => image.gif() },
  avif: { mime: 'image/avif', encode: (image: Sharp) => image.avif({ quality: 65, effort: 3 }) },
}
type Kind = keyof typeof KEPT | 'svg'

/**
 * Takes PNG, JPEG, WebP, GIF, AVIF and SVG, told apart by content. An SVG becomes a picture of points at double size and is
 * not kept itself: nothing in it can run. Throws `payload_too_large` or `invalid`.
 */
export async function encodePicture(bytes: Uint8Array): Promise<EncodedPicture> {
  if (bytes.byteLength > MAX_PICTURE_BYTES)
    throw new DomainError('payload_too_large', 'A picture can have at most 25 MiB.')
  const { kind, animated } = await recognise(bytes)
  const load = () => open(bytes, { animated, density: kind === 'svg' ? SVG_DENSITY.double : SVG_DENSITY.normal })
  try {
    const kept = kind === 'svg' ? KEPT.png : KEPT[kind]
    const original = await finished(kept.encode(load()), `original.${kind === 'svg' ? 'png' : kind}`, kept.mime)
    const files = [original]
    // AVIF at effort 0 costs a third of effort 2 and is still the smallest that browsers take.
    for (const [at, width] of WIDTHS.entries()) {
      const previous = WIDTHS[at - 1] ?? 0
      if (width !== 960 && original.width <= (width === LARGE ? previous : width)) continue
      const sized = () => load().resize({ width, withoutEnlargement: true })
      files.push(await finished(sized().webp({ quality: 80, effort: 3 }), `${width}.webp`, 'image/webp'))
      if (!animated) files.push(await finished(sized().avif({ quality: 55, effort: 0 }), `${width}.avif`, 'image/avif'))
    }
    return { width: original.width, height: original.height, files }
  } catch (cause) {
    throw new DomainError('invalid', 'This picture is damaged, or too large to be opened.', {
      errors: [{ path: 'file', message: 'cannot be read as a picture' }],
      cause,
    })
  }
}

async function recognise(bytes: Uint8Array): Promise<{ kind: Kind; animated: boolean }> {
  const found = await Promise.resolve()
    .then(() => open(bytes, { animated: false, density: SVG_DENSITY.normal }).metadata())
    .catch(() => undefined)
  const format = found?.format === 'heif' && found.compression === 'av1' ? 'avif' : found?.format
  if (!found || !format || !(format === 'svg' || format in KEPT))
    throw invalid('file', 'A picture has to be a PNG, JPEG, WebP, GIF, AVIF or SVG file.')
  return { kind: format as Kind, animated: (found.pages ?? 1) > 1 && (format === 'gif' || format === 'webp') }
}

/** Rotated as its metadata says, because that metadata goes. */
function open(bytes: Uint8Array, { animated, density }: { animated: boolean; density: number }): Sharp {
  return sharp(bytes, { animated, density, limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient()
}

async function finished(image: Sharp, name: string, mime: string): Promise<EncodedFile> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  return { name, mime, width: info.width, height: info.pageHeight ?? info.height, bytes: data }
}
