// The left side of the studio: the outline with its toolbar, how saving stands, and the way back after a removal.
'use client'

import { Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { studioPath } from '../studio-places'
import { useOutline, useOutlineStore } from './outline-provider'
import { OutlineToolbar } from './outline-toolbar'
import { OutlineTree } from './outline-tree'
import { useOpenLesson } from './use-open-lesson'
import { useTree } from './use-tree'
import { useTreeDeeds } from './use-tree-deeds'

const SAVE_WORDS = {
  saved: 'Outline saved',
  saving: 'Saving the outline…',
  offline: 'Outline not saved yet: no connection. Your changes are kept in this browser.',
}

export function OutlinePanel({ courseId }: { courseId: string }) {
  const router = useRouter()
  const store = useOutlineStore()
  const { save, words, said, notice, undo } = useOutline()
  const openLessonId = useOpenLesson()
  const tree = useTree(openLessonId)
  const deeds = useTreeDeeds(tree, lessonId => {
    void store.settled().then(() => router.push(studioPath(courseId, `lessons/${lessonId}`)))
  })
  return (
    <section aria-label="Outline of the course" className="grid grid-cols-[minmax(0,1fr)] content-start gap-2">
      <OutlineToolbar tree={tree} deeds={deeds} />
      <p className="text-muted text-xs">{SAVE_WORDS[save]}</p>
      {notice && (
        <p className="rounded-sm border border-line bg-sunken px-3 py-2 text-sm">
          {notice}{' '}
          <button type="button" onClick={store.dismiss} className="text-accent underline">
            All right
          </button>
        </p>
      )}
      {undo && (
        <div className="flex items-center gap-2 rounded-sm border border-line bg-sunken px-3 py-1.5 text-sm">
          <span className="min-w-0 flex-1 break-words">{undo.words} is out.</span>
          <Button size="sm" icon={<Undo2 />} onClick={deeds.undo}>
            Undo
          </Button>
        </div>
      )}
      {tree.sections.length === 0 ? (
        <EmptyState
          title="Nothing here yet"
          action={
            <Button variant="primary" onClick={deeds.addSection}>
              Add the first section
            </Button>
          }
        >
          A course has sections, and sections have lessons.
        </EmptyState>
      ) : (
        <OutlineTree courseId={courseId} tree={tree} deeds={deeds} openLessonId={openLessonId} />
      )}
      <p className="sr-only" aria-live="polite">
        {/* Told twice in a row, the same words have to differ to be heard. */}
        {words}
        {said % 2 === 1 ? '\u00a0' : ''}
      </p>
    </section>
  )
}
