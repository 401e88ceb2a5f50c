// What a ranking is to us: scores by member in sets that may be lost, and the number of those above a score.

export type Score = { member: string; score: number }

/** Loses whatever its store loses: then it does not know, and the caller asks the database. Throws when it cannot reach its store. */
export type Ranking = {
  /** How many score more; undefined where the set is not there in full. */
  above(set: string, score: number): Promise<number | undefined>
  /** Puts scores into a set that is there or being filled; else nothing happens. `lower` lets a score fall. */
  put(set: string, scores: Score[], options?: { lower?: boolean }): Promise<void>
  remove(set: string, members: string[]): Promise<void>
  /**
   * Fills a set anew, page by page; it is whole once the last page is in, and is gone after `ttlSeconds`. What is put
   * meanwhile wins over what a page holds. False where somebody else began to fill it, or it was lost meanwhile.
   */
  fill(set: string, pages: AsyncIterable<Score[]>, ttlSeconds: number): Promise<boolean>
  /** Whether the set is there in full. */
  isWhole(set: string): Promise<boolean>
}
