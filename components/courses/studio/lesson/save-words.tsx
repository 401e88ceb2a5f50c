// How saving stands, in words.
import { classes } from '@/components/ui/classes'
import type { SaveState } from './lesson-store'

const WORDS: Record<SaveState, string> = {
  saved: 'Saved',
  unsaved: 'Not saved yet…',
  saving: 'Saving…',
  offline: 'Not saved yet: no connection. Your text is kept in this browser.',
  'signed-out': 'Not saved yet: you are signed out. Your text is kept in this browser.',
  refused: 'Not saved',
  choose: 'Not saved yet: please choose below.',
}

/** Only what needs a look is announced; “Saved” after each word would be a noise. */
export function SaveWords({ save, problem }: { save: SaveState; problem?: string | null }) {
  const isCalm = save === 'saved' || save === 'unsaved' || save === 'saving'
  return (
    <p data-save={save} className={classes('text-sm', isCalm ? 'text-muted' : 'text-red')}>
      {isCalm && <span>{WORDS[save]}</span>}
      <span aria-live="polite">{isCalm ? '' : [WORDS[save], problem].filter(Boolean).join(': ')}</span>
      {save === 'signed-out' && (
        <>
          {' '}
          <a href="/sign-in" target="_blank" rel="noreferrer" className="underline">
            Sign in in a new tab
          </a>
        </>
      )}
    </p>
  )
}
