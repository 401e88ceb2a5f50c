// The captions of a video: which languages there are, which is shown first, and the editor of one of them.
'use client'

import { useCallback, useEffect, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { CaptionsOfMedia, EditableCaptions } from '@/lib/media/captions/schemas'
import { AddLanguage } from './captions/add-language'
import { keepDraft, keptLanguages } from './captions/kept-draft'
import { languageName } from './captions/language-words'
import { TrackEditor } from './captions/track-editor'
import type { Track } from './captions/use-draft'
import { askCaptions, removeCaptions, showFirst } from './captions/wire'

/** `onChange` hears whenever captions were saved or removed. */
export function CaptionsEditor({ mediaId, onChange }: { mediaId: string; onChange?: (() => void) | undefined }) {
  const [found, setFound] = useState<CaptionsOfMedia | 'asking' | 'lost'>('asking')
  const [begun, setBegun] = useState<Track[]>([])
  const [open, setOpen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const ask = useCallback(async () => {
    const captions = await askCaptions(mediaId)
    setFound(captions ?? 'lost')
    if (!captions) return
    const saved = captions.items.map(({ language }) => language)
    const left = keptLanguages(mediaId).filter(language => !saved.includes(language))
    setBegun(left.map(language => ({ mediaId, language, saved: null, text: '' })))
    setOpen(current => current ?? saved[0] ?? left[0] ?? null)
  }, [mediaId])
  useEffect(() => void ask(), [ask])

  if (found === 'asking') return <Skeleton className="h-40 w-full" />
  if (found === 'lost')
    return (
      <Alert tone="error" actions={<Button onClick={() => void ask()}>Try again</Button>}>
        The captions could not be read just now.
      </Alert>
    )

  const tracks: Track[] = [
    ...found.items.map(saved => ({ mediaId, language: saved.language, saved, text: '' })),
    ...begun.filter(({ language }) => !found.items.some(item => item.language === language)),
  ]
  const shown = tracks.find(({ language }) => language === open)
  const saved = (captions: EditableCaptions) => {
    setFound({ ...found, items: [...found.items.filter(({ id }) => id !== captions.id), captions] })
    onChange?.()
  }
  const remove = async (track: Track) => {
    if (track.saved && !(await removeCaptions(track.saved.id)))
      return setProblem('They could not be removed just now. Please try again.')
    keepDraft(mediaId, track.language, undefined)
    setProblem(null)
    setBegun(all => all.filter(({ language }) => language !== track.language))
    setOpen(null)
    await ask()
    onChange?.()
  }
  const first = async (id: string) => {
    const reply = await showFirst(id)
    if (!reply.ok) return setProblem(reply.message)
    const items = found.items.map(item => ({ ...item, isDefault: item.id === id }))
    setFound({ ...found, items })
    onChange?.()
  }
  return (
    <section aria-label="Captions" className="grid gap-4">
      {tracks.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {tracks.map(track => (
            <li key={track.language}>
              <Button
                size="sm"
                aria-pressed={track.language === open}
                className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
                onClick={() => setOpen(track.language)}
              >
                {track.saved?.label ?? languageName(track.language)}
                {track.saved?.isDefault && <Badge tone="plain">first</Badge>}
                {!track.saved && <Badge tone="plain">not saved</Badge>}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {problem && <Alert tone="error">{problem}</Alert>}
      {shown && (
        <>
          <TrackEditor key={`${mediaId} ${shown.language}`} media={found.media} track={shown} onSaved={saved} />
          <div className="flex flex-wrap gap-2">
            {shown.saved && !shown.saved.isDefault && (
              <Button size="sm" onClick={() => void first(shown.saved?.id ?? '')}>
                Show {languageName(shown.language)} first
              </Button>
            )}
            <RemoveButton name={languageName(shown.language)} onRemove={() => void remove(shown)} />
          </div>
        </>
      )}
      <div className="grid gap-2 border-line border-t pt-4">
        <h3 className="font-medium">{tracks.length === 0 ? 'No captions yet' : 'Another language'}</h3>
        <AddLanguage
          key={tracks.length}
          taken={tracks.map(({ language }) => language)}
          onBegin={(language, text) => {
            setBegun(all => [...all, { mediaId, language, saved: null, text }])
            setOpen(language)
          }}
        />
      </div>
    </section>
  )
}

/** Asks once, in place. */
function RemoveButton({ name, onRemove }: { name: string; onRemove: () => void }) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <Button size="sm" variant="quiet" onClick={() => setAsking(true)}>
        Remove {name} captions
      </Button>
    )
  return (
    <>
      <Button size="sm" variant="danger" onClick={onRemove}>
        Remove them for good
      </Button>
      <Button size="sm" variant="quiet" onClick={() => setAsking(false)}>
        Keep them
      </Button>
    </>
  )
}
