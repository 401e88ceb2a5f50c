// Tells those who look at a board who moved: at once, and then at most once a second with all that came meanwhile.
import { transact } from '@/db/client'
import { contextFor, systemActor } from '@/lib/core/context'
import { say } from '@/lib/platform/live'
import { log } from '@/lib/platform/log'
import { BOARD_MOVED, type MovedRow } from '../schemas'

const PAUSE_MS = 1000
/** Of more movers than that in one second the last ones are told. */
const MOST_ROWS = 20

/** What waits for the end of its board's pause, by board and person; lost with the process, as all that is live. */
const waiting = new Map<string, Map<string, MovedRow>>()

/** `scope` is `global`, `course:<id>` or `group:<id>`, as in the channel's name. */
export function tellBoard(scope: string, row: MovedRow): void {
  const before = waiting.get(scope)
  if (before) {
    before.delete(row.user.id)
    before.set(row.user.id, row)
    return
  }
  waiting.set(scope, new Map())
  void send(scope, [row])
  pause(scope)
}

function pause(scope: string): void {
  setTimeout(() => {
    const rows = [...(waiting.get(scope)?.values() ?? [])].slice(-MOST_ROWS)
    waiting.delete(scope)
    if (rows.length === 0) return
    waiting.set(scope, new Map())
    void send(scope, rows)
    pause(scope)
  }, PAUSE_MS).unref()
}

async function send(scope: string, rows: MovedRow[]): Promise<void> {
  try {
    await transact(contextFor(systemActor('boards')), async tx =>
      say(tx, { topic: `leaderboard:${scope}`, name: BOARD_MOVED, data: { rows } }),
    )
  } catch (error) {
    log.warn('a board could not tell who moved', { error, scope })
  }
}
