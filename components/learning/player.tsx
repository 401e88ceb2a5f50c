// The player: one lesson with everything around it.
import type { ReactNode } from 'react'
import type { LessonLink, LessonState } from '@/lib/learning/player/schemas'
import { CourseDone } from './course-done'
import { LessonBar } from './lesson-bar'
import { LessonOutline } from './lesson-outline'
import { LessonPanel } from './lesson-panel'
import type { OpenLesson } from './lesson-view'
import { NewerVersion } from './newer-version'
import { NotesPanel } from './notes-panel'
import { PlayerFrame } from './player-frame'
import { PlayerHeader } from './player-header'
import { PreviewBar } from './preview-bar'
import { Transcript } from './transcript'

/** `children` is the lesson itself: its content or its quiz. */
export function Player({
  view,
  outlineOpen,
  children,
}: {
  view: OpenLesson
  outlineOpen: boolean
  children: ReactNode
}) {
  const { course, lesson, state, ctx } = view
  const userId = ctx.actor.kind === 'user' ? ctx.actor.id : null
  const hasVideo = lesson.media?.kind === 'video'
  const tabs = panelTabs(view, userId, hasVideo)
  const enrolled = state.progress !== null
  return (
    <PlayerFrame
      header={
        <PlayerHeader
          course={course}
          progress={enrolled ? state : null}
          outlineOpen={outlineOpen}
          panel={tabs.length > 0 ? panelLabel(tabs) : null}
          hasVideo={hasVideo}
          home={userId ? '/home' : '/'}
        />
      }
      outline={
        <LessonOutline
          course={{ id: course.courseId, slug: course.slug }}
          sections={state.sections}
          currentId={lesson.id}
          enrolled={enrolled}
        />
      }
      outlineOpen={outlineOpen}
      panel={tabs.length > 0 ? { label: panelLabel(tabs), content: <LessonPanel key={lesson.id} tabs={tabs} /> } : null}
      bar={<Bar view={view} userId={userId} state={state} link={state.lesson} />}
    >
      {course.status !== 'published' && <Draft status={course.status} />}
      {course.isBehind && <NewerVersion courseId={course.courseId} />}
      {enrolled && state.percent === 100 && (
        <CourseDone course={course} sections={state.sections} isLast={state.next === null} />
      )}
      {children}
    </PlayerFrame>
  )
}

function panelTabs({ lesson, cues, notes }: OpenLesson, userId: string | null, hasVideo: boolean) {
  const tabs: { value: string; label: string; content: ReactNode }[] = []
  if (userId) {
    const content = <NotesPanel userId={userId} lessonId={lesson.id} notes={notes} hasVideo={hasVideo} />
    tabs.push({ value: 'notes', label: 'Notes', content })
  }
  if (hasVideo && cues.length > 0) {
    tabs.push({ value: 'transcript', label: 'Transcript', content: <Transcript cues={cues} /> })
  }
  return tabs
}

function panelLabel(tabs: { label: string }[]): string {
  return tabs.map(tab => tab.label).join(' and ')
}

type BarProps = { view: OpenLesson; userId: string | null; state: LessonState; link: LessonLink }

function Bar({ view: { course }, userId, state, link }: BarProps) {
  if (!userId || !state.progress) return <PreviewBar courseSlug={course.slug} state={state} isStaff={course.isStaff} />
  return (
    <LessonBar
      key={link.id}
      userId={userId}
      courseSlug={course.slug}
      lesson={link}
      initial={{ status: state.progress.status, missing: state.progress.missing }}
      previous={state.previous}
      next={state.next}
    />
  )
}

function Draft({ status }: { status: string }) {
  return (
    <p className="mb-4 rounded-sm bg-blue-soft px-3 py-2 text-blue text-sm">
      {status === 'archived'
        ? 'This course is archived. You can still learn in it.'
        : 'This course is not published yet. Only those who teach it see this page.'}
    </p>
  )
}
