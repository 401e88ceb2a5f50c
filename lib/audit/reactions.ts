// What the trail does when something happens: keeps an entry at once, and seals the entries each minute.
import { defineReaction, type Reaction } from '@/lib/core/event'
import { clockMinute } from '@/lib/events/clock'
import { log } from '@/lib/platform/log'
import { AUDITED } from './audited'
import { chainState } from './reads'
import { sealEntries } from './seal-entries'

/** The log is kept elsewhere: a head that was said there and is gone here shows that the end was cut off. */
const seal = defineReaction({
  name: 'audit.seal',
  on: clockMinute,
  mode: 'queued',
  async run(ctx) {
    const sealed = await sealEntries(ctx)
    const { number, hash, waiting, isWhole } = await chainState(ctx)
    log.info('the audit trail is sealed', { head: `${number}:${hash}`, count: number, sealed, waiting })
    if (!isWhole)
      log.error('the audit trail does not end as it was sealed: run `npm run audit:verify`', {
        head: `${number}:${hash}`,
      })
  },
})

export const auditReactions: Reaction[] = [...AUDITED.map(({ reaction }) => reaction), seal]
