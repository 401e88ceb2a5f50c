// /learn/:courseSlug/:lessonId, the player
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { QuizLesson } from '@/components/assessments/quiz-lesson'
import { LessonContent } from '@/components/learning/lesson-content'
import { LessonOutline } from '@/components/learning/lesson-outline'
import { lessonView } from '@/components/learning/lesson-view'
import { LockedLesson } from '@/components/learning/locked-lesson'
import { lessonPath } from '@/components/learning/paths'
import { Player } from '@/components/learning/player'
import { PlayerFrame } from '@/components/learning/player-frame'
import { PlayerHeader } from '@/components/learning/player-header'
import { OUTLINE_COOKIE } from '@/components/learning/player-places'
import { WaitingLesson } from '@/components/learning/waiting-lesson'
import { pageContext, viewer } from '@/lib/web/page'

type Props = {
  params: Promise<{ courseSlug: string; lessonId: string }>
  searchParams: Promise<{ attempt?: string; q?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { courseSlug, lessonId } = await params
  const view = await lessonView(courseSlug, lessonId)
  return { title: `${view.opens ? view.lesson.title : view.title} · ${view.course.title}` }
}

export default async function LessonPage({ params, searchParams }: Props) {
  const { courseSlug, lessonId } = await params
  const view = await lessonView(courseSlug, lessonId)
  const outlineOpen = (await cookies()).get(OUTLINE_COOKIE)?.value !== 'closed'
  if (view.opens) {
    const { attempt, q } = await searchParams
    return (
      <Player view={view} outlineOpen={outlineOpen}>
        {view.lesson.kind === 'quiz' ? (
          <QuizLesson view={view} attemptId={attempt} at={q} />
        ) : (
          <LessonContent {...view} />
        )}
      </Player>
    )
  }
  const { course, title, sections, locks } = view
  const signedIn = (await viewer()) !== null
  const head = { outlineOpen, progress: null, panel: null, hasVideo: false, home: signedIn ? '/home' : '/' }
  return (
    <PlayerFrame
      header={<PlayerHeader course={course} {...head} />}
      outline={
        <LessonOutline
          course={{ id: course.courseId, slug: course.slug }}
          sections={sections}
          currentId={lessonId}
          enrolled={locks.length > 0}
        />
      }
      outlineOpen={outlineOpen}
      panel={null}
      bar={null}
    >
      {locks.length > 0 ? (
        <WaitingLesson course={course} title={title} locks={locks} now={(await pageContext()).now()} />
      ) : (
        <LockedLesson
          course={course}
          title={title}
          sections={sections}
          signInFor={signedIn ? null : lessonPath(course.slug, lessonId)}
        />
      )}
    </PlayerFrame>
  )
}
