// One lesson as its writer gets it: its fields, its text as learners see it, and what its kind needs besides.
import { QuizEditor } from '@/components/assessments/studio/quiz-editor'
import { imagesOf } from '@/components/learning/lesson-images'
import { renderMarkdown } from '@/components/ui/markdown/render'
import { authoredQuiz } from '@/lib/assessments/authoring/reads'
import type { Context } from '@/lib/core/context'
import { skillsOfCategory } from '@/lib/courses/editing/reads'
import type { LessonDraft } from '@/lib/courses/editing/schemas'
import { courseBySlugOrId } from '@/lib/courses/reads'
import { picturesIn, playable } from '@/lib/media/reads'
import { LessonDesk } from './lesson-desk'
import { LessonMedia } from './lesson-media'

type LessonEditorProps = { ctx: Context; userId: string; lesson: LessonDraft }

export async function LessonEditor({ ctx, userId, lesson }: LessonEditorProps) {
  const [pictures, skills, { language }] = await Promise.all([
    picturesIn(ctx, lesson.bodyMarkdown),
    skillsOfCategory(ctx, lesson.courseId),
    courseBySlugOrId(ctx, lesson.courseId),
  ])
  const previewHtml = renderMarkdown(lesson.bodyMarkdown, { images: imagesOf(pictures) })
  return (
    <LessonDesk userId={userId} lesson={lesson} previewHtml={previewHtml} language={language} skills={skills}>
      {lesson.kind === 'quiz' && <Quiz ctx={ctx} lessonId={lesson.id} skills={skills} />}
      {(lesson.kind === 'video' || lesson.kind === 'file') && (
        <MediaPlace ctx={ctx} lesson={lesson} kind={lesson.kind} />
      )}
    </LessonDesk>
  )
}

async function Quiz({ ctx, lessonId, skills }: { ctx: Context; lessonId: string; skills: string[] }) {
  return <QuizEditor lessonId={lessonId} quiz={await authoredQuiz(ctx, lessonId)} skills={skills} />
}

type MediaPlaceProps = { ctx: Context; lesson: LessonDraft; kind: 'video' | 'file' }

async function MediaPlace({ ctx, lesson, kind }: MediaPlaceProps) {
  const { media, captions } = lesson.mediaId ? await playable(ctx, lesson.mediaId) : { media: null, captions: [] }
  return (
    <LessonMedia
      courseId={lesson.courseId}
      lessonId={lesson.id}
      kind={kind}
      title={lesson.title}
      media={media}
      captionCount={captions.length}
    />
  )
}
