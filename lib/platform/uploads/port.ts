// The shape of a place where files arrive bit by bit: what has come is kept, and more of it may come later.

/** How much of a file is here. */
export type Arrived = { offset: number; sizeBytes: number }

/** Ids are ours (UUIDs); the caller decides who may send, ask and remove. */
export type Uploads = {
  /** Makes room for a file of exactly this size. Throws `storage_full`. */
  create(id: string, sizeBytes: number): Promise<void>
  /** Undefined for what is not here. */
  arrived(id: string): Promise<Arrived | undefined>
  /**
   * Speaks tus 1.0.0 (https://tus.io/protocols/resumable-upload) for HEAD, PATCH and OPTIONS of an address that ends in the id.
   * Refusals are tus' own statuses with a sentence; 507 where the disk is full: what arrived before stays.
   */
  answer(request: Request): Promise<Response>
  /** The bytes from the beginning, as fast as they are consumed. */
  open(id: string): AsyncIterable<Uint8Array>
  /** The file on this machine, for tools that want one. */
  path(id: string): string
  /** Removing what is not here is fine. */
  remove(id: string): Promise<void>
}
