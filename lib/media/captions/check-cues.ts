// What is wrong with the timing of captions, in words: what cannot be shown, and what nobody can read in time.
import type { CueProblem, EditableCue } from './cues'

/** Above it reading gets hard: 21 characters a second is the upper end of what subtitling guidelines allow for adults. */
const MOST_CHARACTERS_A_SECOND = 21

/** Problems in the order of the cues; those that are no advice keep the captions from being saved. */
export function checkCues(cues: readonly EditableCue[], durationSeconds: number | null): CueProblem[] {
  if (cues.length === 0) return [{ cue: null, line: 1, message: 'There is no cue yet.', isAdvice: false }]
  const problems: CueProblem[] = []
  for (const [at, cue] of cues.entries()) {
    const say = (message: string, isAdvice = false) =>
      void problems.push({ cue: at + 1, line: cue.line, message: `Cue ${at + 1} ${message}`, isAdvice })
    const previous = cues[at - 1]
    if (cue.to < cue.from) say('ends before it begins.')
    else if (cue.to === cue.from) say('has no length: it ends when it begins.')
    if (previous && cue.from < previous.from) say(`begins before cue ${at} does; cues stand in the order of time.`)
    else if (previous && cue.from < previous.to) say(`begins before cue ${at} has ended; they would overlap.`)
    if (cue.text.trim() === '') say('has no words.')
    if (cue.text.includes('-->')) say('has “-->” in its words, which only times may have.')
    if (durationSeconds !== null && cue.from >= durationSeconds) say('begins after the end of the video.')
    else if (durationSeconds !== null && cue.to > durationSeconds + 1) say('goes on after the end of the video.', true)
    const rate = charactersASecond(cue)
    if (rate > MOST_CHARACTERS_A_SECOND)
      say(
        `is hard to read in its time: ${Math.round(rate)} characters a second, ${MOST_CHARACTERS_A_SECOND} is much.`,
        true,
      )
  }
  return problems
}

/** Without the marks that WebVTT allows in words. */
function charactersASecond({ from, to, text }: EditableCue): number {
  const words = text
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return to > from ? words.length / (to - from) : 0
}
