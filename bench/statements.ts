// The statements that the product sends for a piece of work, as it sends them, for the bare server to send the same.
import pg from 'pg'

/** `name` marks a prepared statement; `rowMode` array gives values without names. */
export type Statement = { text: string; name?: string; rowMode?: 'array'; values: unknown[] }

/** Runs `work` in this process and notes each statement with its values. */
export async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const noted: Statement[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...given: Parameters<typeof query>) {
    const [config, values] = given as unknown as [string | Statement, unknown[] | undefined]
    const { text, name, rowMode } = typeof config === 'string' ? { text: config } : config
    const own = typeof config === 'string' ? undefined : config.values
    noted.push({
      text,
      ...(name && { name }),
      ...(rowMode && { rowMode }),
      values: Array.isArray(values) ? values : (own ?? []),
    })
    return Reflect.apply(query, this, given)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return noted
}
