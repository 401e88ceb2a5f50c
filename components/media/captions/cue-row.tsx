// One cue in the editor: its times, its words, and what can be done with it.
import { ArrowDownToLine, Clock, Play, Plus, Split, Trash2 } from 'lucide-react'
import { type ComponentProps, type KeyboardEvent, memo } from 'react'
import { classes } from '@/components/ui/classes'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { CueProblem } from '@/lib/media/captions/cues'
import type { DraftCue } from './draft'

export type CueDeed =
  | { do: 'change'; change: Partial<DraftCue> }
  | { do: 'start-now' | 'end-now' | 'play' | 'split' | 'add' | 'remove' }

type CueRowProps = {
  cue: DraftCue
  number: number
  problems: readonly CueProblem[]
  isSaid: boolean
  act: (key: string, deed: CueDeed) => void
}

/** Its name shows to the mouse, too. */
function RowButton({ label, ...rest }: Omit<ComponentProps<typeof IconButton>, 'size'>) {
  return <IconButton size="sm" label={label} title={label} {...rest} />
}

/** Alt with a letter does the same from the keyboard while one is in the row. */
const KEYS: Record<string, CueDeed['do']> = {
  KeyS: 'start-now',
  KeyE: 'end-now',
  KeyP: 'play',
  KeyX: 'split',
  KeyN: 'add',
}

export const CueRow = memo(function CueRow({ cue, number, problems, isSaid, act }: CueRowProps) {
  const deed = (what: Exclude<CueDeed['do'], 'change'>) => act(cue.key, { do: what })
  const change = (change: Partial<DraftCue>) => act(cue.key, { do: 'change', change })
  const byKey = (event: KeyboardEvent) => {
    const what = event.altKey && !event.ctrlKey && !event.metaKey ? KEYS[event.code] : undefined
    if (!what || what === 'change') return
    event.preventDefault()
    deed(what)
  }
  const faults = problems.filter(({ isAdvice }) => !isAdvice)
  const described = problems.length > 0 ? `${cue.key}-problems` : undefined
  const invalid = faults.length > 0 || undefined
  return (
    <li
      onKeyDown={byKey}
      aria-label={`Cue ${number}`}
      className={classes(
        'grid gap-2 border-s-4 px-3 py-3 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]',
        isSaid ? 'border-accent bg-accent-soft' : 'border-transparent',
      )}
    >
      <div className="grid content-start gap-1">
        <p className="text-muted text-sm tabular-nums">{number}</p>
        {(['from', 'to'] as const).map(end => (
          <div key={end} className="flex items-center gap-1">
            <Input
              value={cue[end]}
              onChange={event => change({ [end]: event.target.value })}
              aria-label={`${end === 'from' ? 'Start' : 'End'} of cue ${number}`}
              aria-describedby={described}
              aria-invalid={invalid}
              inputMode="decimal"
              autoComplete="off"
              className="px-2 text-sm tabular-nums"
            />
            <RowButton
              label={`Set ${end === 'from' ? 'start' : 'end'} of cue ${number} to now`}
              icon={end === 'from' ? <Clock className="size-4" /> : <ArrowDownToLine className="size-4" />}
              onClick={() => deed(end === 'from' ? 'start-now' : 'end-now')}
            />
          </div>
        ))}
      </div>
      <div className="grid content-start gap-1">
        <Textarea
          id={`${cue.key}-text`}
          value={cue.text}
          onChange={event => change({ text: event.target.value })}
          aria-label={`Words of cue ${number}`}
          aria-describedby={described}
          aria-invalid={invalid}
          rows={2}
          className="min-h-16"
        />
        {problems.length > 0 && (
          <ul id={described} className="grid gap-0.5 text-sm">
            {problems.map(({ message, isAdvice }) => (
              <li key={message} className={isAdvice ? 'text-muted' : 'text-red'}>
                {isAdvice && 'Advice: '}
                {message}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="flex gap-1 sm:grid sm:grid-cols-2 sm:content-start">
        <RowButton label={`Play cue ${number}`} icon={<Play className="size-4" />} onClick={() => deed('play')} />
        <RowButton
          label={`Split cue ${number} now`}
          icon={<Split className="size-4" />}
          onClick={() => deed('split')}
        />
        <RowButton
          label={`Add a cue after cue ${number}`}
          icon={<Plus className="size-4" />}
          onClick={() => deed('add')}
        />
        <RowButton label={`Remove cue ${number}`} icon={<Trash2 className="size-4" />} onClick={() => deed('remove')} />
      </div>
    </li>
  )
})
