// What of a video was really played: samples of the running player become one-second buckets, jumps do not.
import { type Range, union } from '@/lib/learning/ranges'

/** `at` is when the sample was taken, in ms; `time` where the video stood, in seconds; `rate` its speed. */
export type Sample = { at: number; time: number; rate: number; playing: boolean; seeking: boolean }

/** How much further than its speed explains a video may seem to be: timers are late, clocks are coarse. */
const SLACK_SECONDS = 0.75

/** The stretch between two samples if it was played, in exact seconds; null for pauses, seeks and jumps. */
export function playedBetween(before: Sample | null, now: Sample): Range | null {
  if (!before?.playing || before.seeking || now.seeking) return null
  const advance = now.time - before.time
  const possible = ((now.at - before.at) / 1000) * Math.max(before.rate, now.rate) + SLACK_SECONDS
  return advance > 0 && advance <= possible ? [before.time, now.time] : null
}

/** Adds a played stretch as the buckets that it touches. */
export function addPlayed(watched: readonly Range[], stretch: Range | null): Range[] {
  return union(watched, stretch ? [stretch] : [])
}
