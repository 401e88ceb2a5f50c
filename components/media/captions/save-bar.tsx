// Saves captions, and says in words how they stand: what keeps them from being saved, and what somebody else has done.
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { CueProblem } from '@/lib/media/captions/cues'
import type { useDraft } from './use-draft'

export function SaveBar({ written }: { written: ReturnType<typeof useDraft> }) {
  const { draft, faults, isDirty, isSaving, isRestored, refusal, save } = written
  const current = refusal?.current
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant="primary"
          pending={isSaving}
          disabled={!isDirty && faults.length === 0}
          onClick={() => (faults.length > 0 ? goTo(draft.cues, faults[0]) : void save())}
        >
          Save captions
        </Button>
        <p role="status" className="text-muted text-sm">
          {stateWords(written)}
        </p>
      </div>
      {faults.length > 0 && (
        <div className="rounded-md border border-red/40 bg-red-soft px-4 py-3 text-sm">
          <p className="font-medium">
            {faults.length === 1 ? 'One fault keeps' : `${faults.length} faults keep`} them from being saved
          </p>
          <ul className="mt-1 grid gap-1">
            {faults.slice(0, 8).map(fault => (
              <li key={fault.message}>
                <button type="button" className="text-start underline" onClick={() => goTo(draft.cues, fault)}>
                  {fault.message}
                </button>{' '}
                <span className="text-muted">(line {fault.line})</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {refusal && (
        <Alert
          tone="error"
          actions={
            current && (
              <>
                <Button size="sm" onClick={() => void save(current.version)}>
                  Keep mine
                </Button>
                <Button size="sm" onClick={() => written.takeTheirs(current)}>
                  Take theirs
                </Button>
              </>
            )
          }
        >
          {refusal.message}
        </Alert>
      )}
      {isRestored && isDirty && <p className="text-muted text-sm">What you had not saved before is here again.</p>}
    </div>
  )
}

function stateWords({ isSaving, isDirty, draft }: ReturnType<typeof useDraft>): string {
  if (isSaving) return 'Saving…'
  if (draft.cues.length === 0) return 'No cue yet'
  return isDirty ? 'Not saved yet; kept in this browser' : 'Saved'
}

/** To the words of the cue that a fault is of. */
function goTo(cues: readonly { key: string }[], fault: CueProblem | undefined): void {
  const key = fault?.cue ? cues[fault.cue - 1]?.key : undefined
  document.getElementById(`${key}-text`)?.focus()
}
