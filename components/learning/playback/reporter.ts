// Reports what a learner did in a lesson: sends all of it each time, and keeps what did not arrive until it does.
import { type Range, union } from '@/lib/learning/ranges'
import type { LessonProgress, RecordProgressInput } from '@/lib/learning/schemas'
import { addPlayed } from './played'

/**
 * What a browser remembers of one lesson. `pending`: nobody confirmed the last message. `unsent`: it surely did not arrive,
 * so that its position is newer than what the server knows.
 */
type Kept = {
  watched: Range[]
  positionSeconds: number | null
  activeSeconds: number
  pending: boolean
  unsent: boolean
}

type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
/** `refused` will not succeed later either; `lost` may. */
export type Outcome = { as: 'arrived'; progress: LessonProgress } | { as: 'refused' } | { as: 'lost' }
export type Send = (lessonId: string, body: RecordProgressInput, urgent: boolean) => Promise<Outcome>

const NOTHING: Kept = { watched: [], positionSeconds: null, activeSeconds: 0, pending: false, unsent: false }
/** The server takes a day at most; more than that was never active. */
const MOST_ACTIVE_SECONDS = 86_400

export const keyOf = (userId: string, lessonId: string) => `cairn.progress.${userId}.${lessonId}`

export class Reporter {
  private kept: Kept
  private underWay = 0
  private changed = true

  constructor(
    private readonly userId: string,
    private readonly lessonId: string,
    private readonly keeper: Keeper,
    private readonly send: Send,
  ) {
    this.kept = readKept(keeper, keyOf(userId, lessonId))
  }

  /** A position that an earlier visit could not send; newer than what the server knows. */
  get unsentPosition(): number | null {
    return this.kept.unsent ? this.kept.positionSeconds : null
  }

  played(stretch: Range | null): void {
    if (!stretch) return
    this.kept.watched = addPlayed(this.kept.watched, stretch)
    this.changed = true
  }

  standsAt(positionSeconds: number): void {
    if (this.kept.positionSeconds === positionSeconds) return
    this.kept.positionSeconds = positionSeconds
    this.changed = true
  }

  active(seconds: number): void {
    if (seconds <= 0) return
    this.kept.activeSeconds = Math.min(MOST_ACTIVE_SECONDS, this.kept.activeSeconds + seconds)
    this.changed = true
  }

  /** Sends what is new; `urgent` outlives the page. Undefined when there was nothing to say or nobody heard it. */
  async flush(urgent = false): Promise<LessonProgress | undefined> {
    if (!this.changed || (this.underWay > 0 && !urgent)) return undefined
    const activeSeconds = Math.max(0, this.kept.activeSeconds - this.underWay)
    const { watched, positionSeconds } = this.kept
    this.changed = false
    this.underWay += activeSeconds
    this.kept.pending = true
    this.keep()
    const body = { watched, activeSeconds, ...(positionSeconds === null ? {} : { positionSeconds }) }
    const outcome = await this.send(this.lessonId, body, urgent)
    this.underWay -= activeSeconds
    if (outcome.as === 'lost') {
      this.changed = true
      this.kept.unsent = positionSeconds !== null
      this.keep()
      return undefined
    }
    this.kept.activeSeconds = Math.max(0, this.kept.activeSeconds - activeSeconds)
    this.kept.pending = false
    this.kept.unsent = false
    this.keep()
    return outcome.as === 'arrived' ? outcome.progress : undefined
  }

  /** Once a lesson is complete its watched ranges need no keeping. */
  forget(): void {
    this.kept = { ...NOTHING, positionSeconds: this.kept.positionSeconds }
    this.keeper.removeItem(keyOf(this.userId, this.lessonId))
  }

  private keep(): void {
    const { watched, pending } = this.kept
    const key = keyOf(this.userId, this.lessonId)
    try {
      if (watched.length === 0 && !pending) this.keeper.removeItem(key)
      else this.keeper.setItem(key, JSON.stringify(this.kept))
    } catch {
      // Full or forbidden storage: this page still sends what it knows.
    }
  }
}

/** Sends what earlier visits to other lessons left unconfirmed; their positions are old by now, their time is not. */
export async function sendLeftovers(
  keeper: Keeper & Pick<Storage, 'key' | 'length'>,
  userId: string,
  { except, send }: { except: string; send: Send },
): Promise<void> {
  const prefix = keyOf(userId, '')
  const keys = Array.from({ length: keeper.length }, (_, index) => keeper.key(index) ?? '')
  for (const key of keys) {
    if (!key.startsWith(prefix) || key === keyOf(userId, except)) continue
    const { watched, activeSeconds, pending } = readKept(keeper, key)
    if (!pending) continue
    const outcome = await send(key.slice(prefix.length), { watched, activeSeconds }, false)
    if (outcome.as === 'lost') return
    keeper.removeItem(key)
  }
}

/** Anything unreadable is nothing. */
function readKept(keeper: Keeper, key: string): Kept {
  try {
    const found: Partial<Kept> = JSON.parse(keeper.getItem(key) ?? '{}')
    const watched = Array.isArray(found.watched) ? found.watched.filter(isRange) : []
    return {
      watched: union(watched, []),
      positionSeconds: seconds(found.positionSeconds),
      activeSeconds: seconds(found.activeSeconds) ?? 0,
      pending: found.pending === true,
      unsent: found.unsent === true,
    }
  } catch {
    return { ...NOTHING }
  }
}

function isRange(given: unknown): given is Range {
  return Array.isArray(given) && given.length === 2 && given.every(end => seconds(end) !== null)
}

function seconds(given: unknown): number | null {
  return typeof given === 'number' && Number.isFinite(given) && given >= 0 ? given : null
}
