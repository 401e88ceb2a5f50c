// One lesson as its writer gets it: its fields, its text as learners see it, and what its category calls its skills.
import { imagesOf } from '@/components/learning/lesson-images'
import { renderMarkdown } from '@/components/ui/markdown/render'
import type { Context } from '@/lib/core/context'
import { skillsOfCategory } from '@/lib/courses/editing/reads'
import type { LessonDraft } from '@/lib/courses/editing/schemas'
import { courseBySlugOrId } from '@/lib/courses/reads'
import { picturesIn } from '@/lib/media/reads'
import { LessonDesk } from './lesson-desk'

type LessonEditorProps = { ctx: Context; userId: string; lesson: LessonDraft }

export async function LessonEditor({ ctx, userId, lesson }: LessonEditorProps) {
  const [pictures, skills, { language }] = await Promise.all([
    picturesIn(ctx, lesson.bodyMarkdown),
    skillsOfCategory(ctx, lesson.courseId),
    courseBySlugOrId(ctx, lesson.courseId),
  ])
  const previewHtml = renderMarkdown(lesson.bodyMarkdown, { images: imagesOf(pictures) })
  return <LessonDesk userId={userId} lesson={lesson} previewHtml={previewHtml} language={language} skills={skills} />
}
