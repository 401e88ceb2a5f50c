// The shape of a tool that looks into films and makes smaller ones of them.

/** What a film or a sound says of itself; `height` is null where there is nothing to see. */
export type FilmFacts = { durationSeconds: number | null; width: number | null; height: number | null }

/** A rendition as HLS plays it: one file of fragments, and the playlist of its byte ranges. */
export type Rendition = {
  playlist: string
  film: string
  width: number
  height: number
  /** The most bits that one second of it takes, and its codecs as RFC 6381 names them. */
  peakBitsPerSecond: number
  codecs: string
}

/** Files are paths on this machine. A film that cannot be read gives null or throws; it never harms the process. */
export type FilmTools = {
  facts(file: string): Promise<FilmFacts | null>
  /** One picture of the film as PNG, at most 1280 wide; null where there is none. */
  still(file: string, atSeconds: number): Promise<Buffer | null>
  /** Writes `hls-<size>.m3u8` and `hls-<size>.mp4` into a folder; `size` is that of the shorter side. Throws where it cannot. */
  rendition(file: string, folder: string, size: number): Promise<Rendition>
}
