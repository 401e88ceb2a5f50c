// Ties a lesson's store to its page: the drawer in this browser, the connection, and leaving.
import { useRouter } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { LessonDraft } from '@/lib/courses/editing/schemas'
import { useOutlineStore } from '../outline/outline-provider'
import { draftDrawer } from './draft-drawer'
import { type Choice, lessonStore } from './lesson-store'
import { sendLesson } from './lesson-wire'

const LOOK_AGAIN_MS = 5000

export function useLesson(userId: string, lesson: LessonDraft, previewHtml: string) {
  const router = useRouter()
  const outline = useOutlineStore()
  const [drawer] = useState(() => draftDrawer(userId, lesson.id))
  const [store] = useState(() => lessonStore(lesson, previewHtml, sendLesson, drawer))
  const state = useSyncExternalStore(store.subscribe, store.state, store.state)
  const { title, kind, freePreview, optional } = state.base

  useEffect(
    () => outline.show(lesson.id, { title, kind, freePreview, optional }),
    [outline, lesson.id, title, kind, freePreview, optional],
  )

  // What the kind needs besides the text comes from the server.
  const shownKind = lesson.kind
  useEffect(() => {
    if (kind !== shownKind) router.refresh()
  }, [router, kind, shownKind])

  // A video that arrived brings its length along.
  useEffect(() => store.learn(lesson), [store, lesson])

  useEffect(() => {
    const look = () =>
      void drawer.find().then(kept => {
        if (kept && store.isSafe()) store.offer(kept)
      })
    look()
    const again = setTimeout(look, LOOK_AGAIN_MS)
    const warn = (event: BeforeUnloadEvent) => {
      if (!store.isSafe()) event.preventDefault()
    }
    window.addEventListener('online', store.flush)
    window.addEventListener('pagehide', store.leave)
    window.addEventListener('beforeunload', warn)
    return () => {
      clearTimeout(again)
      window.removeEventListener('online', store.flush)
      window.removeEventListener('pagehide', store.leave)
      window.removeEventListener('beforeunload', warn)
      store.flush()
    }
  }, [store, drawer])

  return {
    store,
    state,
    answerOffer(choice: Choice) {
      drawer.drop()
      store.answerOffer(choice)
    },
  }
}
