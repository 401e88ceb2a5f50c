// Which files a lesson may offer: by the end of their name, and by what their content has to look like.

/** `sniffed` are the types that the content may show itself as; none means plain text. */
export type FileKind = { kind: 'audio' | 'file'; mime: string; sniffed: readonly string[] }

const ZIP = ['application/zip']
const OLE = ['application/x-cfb']
const document = (mime: string, sniffed: readonly string[]): FileKind => ({ kind: 'file', mime, sniffed })
const office = (mime: string) => document(mime, [...ZIP, mime])
const audio = (mime: string, ...sniffed: string[]): FileKind => ({ kind: 'audio', mime, sniffed: [mime, ...sniffed] })
const picture = (mime: string) => document(mime, [mime])
const text = (mime = 'text/plain'): FileKind => ({ kind: 'file', mime, sniffed: [] })
const open = 'application/vnd.openxmlformats-officedocument.'
const oasis = 'application/vnd.oasis.opendocument.'

/** Nothing here can run in a browser: what could (HTML, SVG, scripts) is served as plain text or not taken at all. */
const FILE_KINDS: Record<string, FileKind> = {
  pdf: document('application/pdf', ['application/pdf']),
  zip: document('application/zip', ZIP),
  gz: document('application/gzip', ['application/gzip']),
  tgz: document('application/gzip', ['application/gzip']),
  epub: office('application/epub+zip'),
  docx: office(`${open}wordprocessingml.document`),
  pptx: office(`${open}presentationml.presentation`),
  xlsx: office(`${open}spreadsheetml.sheet`),
  odt: office(`${oasis}text`),
  odp: office(`${oasis}presentation`),
  ods: office(`${oasis}spreadsheet`),
  doc: document('application/msword', OLE),
  ppt: document('application/vnd.ms-powerpoint', OLE),
  xls: document('application/vnd.ms-excel', OLE),
  png: picture('image/png'),
  jpg: picture('image/jpeg'),
  jpeg: picture('image/jpeg'),
  webp: picture('image/webp'),
  gif: picture('image/gif'),
  csv: text('text/csv'),
  tsv: text('text/tab-separated-values'),
  json: text('application/json'),
  ipynb: text('application/x-ipynb+json'),
  txt: text(),
  md: text('text/markdown'),
  tex: text(),
  bib: text(),
  sql: text(),
  py: text(),
  rb: text(),
  java: text(),
  cpp: text(),
  go: text(),
  rs: text(),
  ts: text(),
  css: text(),
  yaml: text(),
  yml: text(),
  toml: text(),
  srt: text(),
  vtt: text(),
  mp3: audio('audio/mpeg'),
  m4a: audio('audio/mp4', 'audio/x-m4a', 'video/mp4'),
  aac: audio('audio/aac'),
  ogg: audio('audio/ogg', 'audio/opus', 'application/ogg'),
  oga: audio('audio/ogg', 'audio/opus', 'application/ogg'),
  opus: audio('audio/ogg', 'audio/opus', 'application/ogg'),
  wav: audio('audio/wav'),
  flac: audio('audio/flac', 'audio/x-flac'),
}

const VIDEO_ENDINGS = ['mp4', 'm4v', 'webm']

/** Undefined for names that no lesson may offer. */
export function fileKind(filename: string): FileKind | undefined {
  return FILE_KINDS[endingOf(filename)]
}

export function isVideoName(filename: string): boolean {
  return VIDEO_ENDINGS.includes(endingOf(filename))
}

/** The end of a name without its dot, in lower case; '' where it has none. */
export function endingOf(filename: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(filename)?.[1]?.toLowerCase() ?? ''
}

/** What file fields offer to choose, as HTML's `accept`. */
export const ACCEPTED = {
  video: VIDEO_ENDINGS.map(ending => `.${ending}`).join(','),
  file: [...VIDEO_ENDINGS, ...Object.keys(FILE_KINDS)].map(ending => `.${ending}`).join(','),
  picture: 'image/png,image/jpeg,image/webp,image/gif,image/avif,image/svg+xml',
  import: '.zip,.tar,.gz,.tgz',
} as const
