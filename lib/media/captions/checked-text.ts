// The text of captions as it is kept: WebVTT without a fault in its timing.
import { DomainError } from '@/lib/core/errors'
import { checkCues } from './check-cues'
import { readCues, writeVtt } from './cues'

/** Takes WebVTT and SubRip. Throws `invalid` with every fault, by number of the cue and line of the text. */
export function checkedText(text: string, durationSeconds: number | null): string {
  const { head, cues, problems } = readCues(text)
  const found = [...problems, ...(problems.length > 0 && cues.length === 0 ? [] : checkCues(cues, durationSeconds))]
  const faults = found.filter(({ isAdvice }) => !isAdvice)
  const [first] = faults
  if (!first) return writeVtt({ head, cues })
  const more = faults.length > 1 ? ` And ${faults.length - 1} more.` : ''
  const where = first.cue === null ? '' : ` (line ${first.line})`
  throw new DomainError('invalid', `These captions cannot be shown yet. ${first.message}${where}${more}`, {
    errors: faults.slice(0, 200).map(fault => ({
      path: fault.cue === null ? `text.line ${fault.line}` : `text.cue ${fault.cue}`,
      message: `${fault.message} (line ${fault.line})`,
    })),
  })
}
