// The shape of a store of bytes: what every adapter promises.

/** Both ends inclusive, as in an HTTP range. The caller keeps it within the size that `stat` gave. */
export type ByteRange = { start: number; end: number }

/**
 * Keys are path-like: letters, digits, `.`, `_`, `-` between slashes, 512 characters at most; the caller spreads them
 * over folders. Every method throws for any other key.
 */
export type Storage = {
  /** Stores all of it or nothing, replacing what was there. `mime` is for stores that answer browsers themselves. */
  put(
    key: string,
    data: AsyncIterable<Uint8Array> | Uint8Array,
    about: { mime: string },
  ): Promise<{ sizeBytes: number }>
  /** The size and age, or undefined when there is nothing under the key. */
  stat(key: string): Promise<{ sizeBytes: number; modifiedAt: Date } | undefined>
  exists(key: string): Promise<boolean>
  /** A lazy stream for `new Response(stream)`: read as fast as it is consumed, closed on cancel. Throws `not_found`. */
  read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
  /** Deleting what is not there is fine. */
  delete(key: string): Promise<void>
}
