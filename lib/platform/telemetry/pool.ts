// How busy the connections to the database are, where there is a pool of them.
import 'server-only'
import { handle } from '@/db/client'
import type { Readings } from '.'

type Pool = { totalCount: number; idleCount: number; waitingCount: number }

/** Nothing on the embedded engine, which has one connection inside this process. Throws when the database is not open. */
export function poolReadings(): Readings {
  const { driver, client } = handle()
  if (driver === 'embedded') return {}
  const { totalCount, idleCount, waitingCount } = client as Pool
  const values = [
    { labels: { state: 'busy' }, value: totalCount - idleCount },
    { labels: { state: 'idle' }, value: idleCount },
    { labels: { state: 'waiting' }, value: waitingCount },
  ]
  return {
    cairn_database_pool: { help: 'Connections that are busy or idle, and queries that wait for one.', values },
  }
}
