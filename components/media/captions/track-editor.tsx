// Writes the captions of one language beside the video: a list of cues that follows it, and words for every fault.
import { Plus, Undo2 } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { type CueProblem, secondsIn, timeWords } from '@/lib/media/captions/cues'
import type { EditableCaptions } from '@/lib/media/captions/schemas'
import type { Media } from '@/lib/media/schemas'
import { type CueDeed, CueRow } from './cue-row'
import { addedAfter, type Draft } from './draft'
import { usePreviewTrack } from './preview-track'
import { SaveBar } from './save-bar'
import { afterDeed, type Track, useDraft } from './use-draft'

type TrackEditorProps = { media: Media; track: Track; onSaved: (captions: EditableCaptions) => void }

export function TrackEditor({ media, track, onSaved }: TrackEditorProps) {
  const video = useRef<HTMLVideoElement>(null)
  const written = useDraft(track, media.durationSeconds, onSaved)
  const { draft, change, problems } = written
  const ofCue = useMemo(() => byCue(problems), [problems])
  const [nowSeconds, setNow] = useState(0)
  usePreviewTrack(video, draft, track.language)
  const latest = useRef(draft)
  useEffect(() => {
    latest.current = draft
  }, [draft])

  const act = useCallback(
    (key: string, deed: CueDeed) => {
      const at = video.current?.currentTime ?? 0
      if (deed.do === 'play') return playFrom(video.current, latest.current, key)
      change(draft => afterDeed(draft, key, deed, at, timeWords(at)), deed.do !== 'change')
      if (deed.do === 'add') focusNewCue(key)
    },
    [change],
  )
  const lastKey = draft.cues.at(-1)?.key ?? null
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <div className="grid gap-3 lg:sticky lg:top-20">
        {/* biome-ignore lint/a11y/useMediaCaption: its captions are those that are written here */}
        <video
          ref={video}
          controls
          playsInline
          preload="metadata"
          poster={media.poster ?? undefined}
          aria-label="The video of these captions"
          onTimeUpdate={event => setNow(event.currentTarget.currentTime)}
          className="aspect-video w-full rounded-md bg-black"
        >
          {media.sources.map(({ url, mime }) => (
            <source key={url} src={url} type={mime} />
          ))}
        </video>
        <p className="text-muted text-sm">
          In a cue: Alt+S and Alt+E set its start and end to now, Alt+P plays it, Alt+X splits it, Alt+N adds one after
          it.
        </p>
        <SaveBar written={written} />
      </div>
      <div className="grid gap-3">
        {written.unread.length > 0 && (
          <Alert tone="warn" title="Some of that file could not be read and is left out">
            <ul className="list-disc ps-5">
              {written.unread.slice(0, 10).map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </Alert>
        )}
        {draft.cues.length > 0 && (
          <ol className="divide-y divide-line rounded-md border border-line bg-raised">
            {draft.cues.map((cue, at) => (
              <CueRow
                key={cue.key}
                cue={cue}
                number={at + 1}
                problems={ofCue.get(at + 1) ?? NONE}
                isSaid={isSaid(cue, nowSeconds)}
                act={act}
              />
            ))}
          </ol>
        )}
        <div className="flex flex-wrap gap-2">
          <Button
            icon={<Plus />}
            onClick={() => {
              change(draft => addedAfter(draft, lastKey, video.current?.currentTime ?? 0))
              focusNewCue(lastKey)
            }}
          >
            Add a cue
          </Button>
          <Button icon={<Undo2 />} variant="quiet" disabled={!written.undo} onClick={() => written.undo?.()}>
            Undo
          </Button>
        </div>
      </div>
    </div>
  )
}

const NONE: never[] = []

/** Cues without a problem share one empty list, so that a long list of cues is not drawn again at each letter. */
function byCue(problems: readonly CueProblem[]): Map<number, CueProblem[]> {
  const found = new Map<number, CueProblem[]>()
  for (const problem of problems)
    if (problem.cue !== null) found.set(problem.cue, [...(found.get(problem.cue) ?? []), problem])
  return found
}

function isSaid({ from, to }: { from: string; to: string }, nowSeconds: number): boolean {
  const [start, end] = [secondsIn(from), secondsIn(to)]
  return start !== undefined && end !== undefined && nowSeconds > 0 && start <= nowSeconds && nowSeconds < end
}

function playFrom(video: HTMLVideoElement | null, draft: Draft, key: string): void {
  const from = secondsIn(draft.cues.find(cue => cue.key === key)?.from ?? '')
  if (!video || from === undefined) return
  video.currentTime = from
  void video.play().catch(() => {})
}

/** Once it is there: the words of the cue after this one. */
function focusNewCue(key: string | null): void {
  requestAnimationFrame(() => {
    const areas = Array.from(document.querySelectorAll<HTMLTextAreaElement>('textarea[id^="cue-"]'))
    const at = key === null ? -1 : areas.findIndex(({ id }) => id === `${key}-text`)
    areas[at + 1]?.focus()
  })
}
