// The note that one is writing: kept in the browser with every key, so that nothing typed is lost.
'use client'

import { useEffect, useRef, useState } from 'react'

export const NOTE_FIELD_ID = 'note-field'

type Draft = { body: string; timestampSeconds: number | null }
const EMPTY: Draft = { body: '', timestampSeconds: null }

/** The draft of one lesson and the way to change it; an empty one is forgotten. */
export function useNoteDraft(userId: string, lessonId: string): [Draft, (draft: Draft) => void] {
  const key = `cairn.note.${userId}.${lessonId}`
  const [draft, setDraft] = useState(EMPTY)
  const readKey = useRef('')
  useEffect(() => {
    readKey.current = key
    setDraft(readDraft(key))
  }, [key])
  const change = (given: Draft) => {
    const changed = readKey.current === key ? given : after(readDraft(key), given)
    setDraft(changed)
    try {
      if (changed.body === '') localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(changed))
    } catch {
      // Without storage the draft lives as long as the page.
    }
  }
  return [draft, change]
}

/** What was typed before the kept draft stood there goes on from it. */
function after(kept: Draft, typed: Draft): Draft {
  return kept.body === '' ? typed : { ...kept, body: `${kept.body}\n${typed.body}` }
}

function readDraft(key: string): Draft {
  try {
    const kept: Partial<Draft> = JSON.parse(localStorage.getItem(key) ?? '{}')
    const { body, timestampSeconds } = kept
    return typeof body !== 'string'
      ? EMPTY
      : { body, timestampSeconds: typeof timestampSeconds === 'number' ? timestampSeconds : null }
  } catch {
    return EMPTY
  }
}
