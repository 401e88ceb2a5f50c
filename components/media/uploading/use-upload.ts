// The uploads of this browser by what they are for: leaving a lesson and coming back finds its upload still going.
'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { type Shown, UploadSession, type UploadTarget } from './session'

const sessions = new Map<string, UploadSession>()

function sessionFor(target: UploadTarget): UploadSession {
  const key = [target.kind === 'file' ? 'video' : target.kind, target.courseId, target.lessonId].join(' ')
  const session = sessions.get(key) ?? new UploadSession(target)
  sessions.set(key, session)
  return session
}

const NOTHING: Shown = { at: 'idle' }

/** `onReady` is called once for each upload that becomes ready while the field is shown. */
export function useUpload(
  target: UploadTarget,
  onReady: ((ready: { uploadId: string; mediaId: string | null; filename: string }) => void) | undefined,
): { shown: Shown; session: UploadSession } {
  const session = sessionFor(target)
  const shown = useSyncExternalStore(session.subscribe, session.current, () => NOTHING)
  const told = useRef('')
  useEffect(() => {
    if (shown.at !== 'ready' || told.current === shown.uploadId) return
    told.current = shown.uploadId
    onReady?.(shown)
  }, [shown, onReady])
  const isSending = shown.at === 'sending'
  useEffect(() => {
    if (!isSending) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isSending])
  return { shown, session }
}
