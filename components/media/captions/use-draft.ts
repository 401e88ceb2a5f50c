// The draft of one language: every change, the way back, what is wrong with it, and whether it is saved.
import { useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import type { CueProblem } from '@/lib/media/captions/cues'
import type { EditableCaptions } from '@/lib/media/captions/schemas'
import type { CueDeed } from './cue-row'
import { addedAfter, changed, type Draft, draftOf, problemsOf, removed, sorted, split, textOf } from './draft'
import { keepDraft, keptDraft } from './kept-draft'
import { addCaptions, type Refusal, saveCaptions } from './wire'

/** A language of a video: as it is saved, or newly begun with the text of a file. */
export type Track = { mediaId: string; language: string; saved: EditableCaptions | null; text: string }

type State = { draft: Draft; past: Draft[] }
type Step = { make: (draft: Draft) => Draft; isUndoable: boolean } | 'undo'

function reduce({ draft, past }: State, step: Step): State {
  if (step === 'undo') return { draft: past.at(-1) ?? draft, past: past.slice(0, -1) }
  const next = step.make(draft)
  return { draft: next, past: step.isUndoable && next !== draft ? [...past.slice(-49), draft] : past }
}

export function useDraft(track: Track, durationSeconds: number | null, onSaved: (captions: EditableCaptions) => void) {
  const { mediaId, language } = track
  const [begun] = useState(() => beginning(track))
  const [{ draft, past }, take] = useReducer(reduce, { draft: begun.draft, past: [] })
  const [version, setVersion] = useState(begun.version)
  const [savedText, setSavedText] = useState(begun.savedText)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isSaving, setSaving] = useState(false)
  const text = useMemo(() => textOf(draft), [draft])
  const problems = useMemo(() => problemsOf(draft, durationSeconds), [draft, durationSeconds])
  const isDirty = text !== savedText

  useEffect(() => {
    const timer = setTimeout(() => keepDraft(mediaId, language, isDirty ? { text, version } : undefined), 300)
    return () => clearTimeout(timer)
  }, [mediaId, language, isDirty, text, version])

  const change = useCallback((make: (draft: Draft) => Draft, isUndoable = true) => take({ make, isUndoable }), [])
  /** Also over what somebody else has saved, where `over` is its version. */
  const save = async (over = version) => {
    setSaving(true)
    const id = track.saved?.id
    const reply = id ? await saveCaptions(id, { text, version: over }) : await addCaptions(mediaId, { language, text })
    setSaving(false)
    if (!reply.ok) return setRefusal(reply)
    setRefusal(null)
    setVersion(reply.captions.version)
    setSavedText(text)
    keepDraft(mediaId, language, undefined)
    onSaved(reply.captions)
  }
  const takeTheirs = (theirs: EditableCaptions) => {
    change(() => draftOf(theirs.text).draft)
    setVersion(theirs.version)
    setSavedText(textOf(draftOf(theirs.text).draft))
    setRefusal(null)
  }
  return {
    draft,
    change,
    undo: past.length > 0 ? () => take('undo') : null,
    problems,
    faults: problems.filter(({ isAdvice }) => !isAdvice),
    unread: begun.unread,
    isRestored: begun.isRestored,
    isDirty,
    isSaving,
    refusal,
    save,
    takeTheirs,
  }
}

/** What an earlier page left unsaved wins; it still knows which version it was made of. */
function beginning({ mediaId, language, saved, text }: Track) {
  const kept = keptDraft(mediaId, language)
  const server = saved ? textOf(draftOf(saved.text).draft) : ''
  const isRestored = kept !== undefined && kept.text !== server
  const { draft, problems } = draftOf(isRestored ? kept.text : (saved?.text ?? text))
  const unread: CueProblem[] = isRestored ? [] : problems
  return { draft, unread, isRestored, savedText: server, version: isRestored ? kept.version : (saved?.version ?? '') }
}

/** What a deed makes of the draft at a moment of the video; playing makes nothing. */
export function afterDeed(draft: Draft, key: string, deed: CueDeed, nowSeconds: number, nowWords: string): Draft {
  switch (deed.do) {
    case 'change':
      return changed(draft, key, deed.change)
    case 'start-now':
      return sorted(changed(draft, key, { from: nowWords }))
    case 'end-now':
      return changed(draft, key, { to: nowWords })
    case 'split':
      return split(draft, key, nowSeconds)
    case 'add':
      return addedAfter(draft, key, nowSeconds)
    case 'remove':
      return removed(draft, key)
    case 'play':
      return draft
  }
}
