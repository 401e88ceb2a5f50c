// Writes a plan through the verbs of its domains, inside one transaction: all of it or nothing.
import type { TxContext } from '@/db/client'
import { writeQuiz } from '@/lib/assessments/write-quiz'
import { newId } from '@/lib/core/ids'
import { attachMedia } from '@/lib/courses/attach-media'
import { createCourse } from '@/lib/courses/create-course'
import type { CurriculumPlan, PlannedLesson } from '@/lib/courses/import/plan'
import type { ImportedCourse } from '@/lib/courses/importing/reads'
import { nameSkills } from '@/lib/courses/name-skills'
import { setCover } from '@/lib/courses/set-cover'
import { setLessonMedia } from '@/lib/courses/set-lesson-media'
import { managedCourse } from '@/lib/courses/standing'
import { updateCourse } from '@/lib/courses/update-course'
import { addMedia } from '@/lib/media/add-media'
import { quizItems } from './check-quizzes'
import { commitRules } from './commit-rules'
import { courseFields } from './course-fields'
import { type Links, linkBody } from './link-body'
import type { PreparedFiles } from './prepare-files'

/** A quiz is taken at about this pace. */
const SECONDS_PER_ITEM = 45

type Written = { lesson: PlannedLesson; id: string; mediaIds: string[]; link: (text: string) => string }

export async function commitPlan(
  ctx: TxContext,
  plan: CurriculumPlan,
  files: PreparedFiles,
  known: ImportedCourse | undefined,
): Promise<{ courseId: string; slug: string }> {
  const fields = await courseFields(ctx, plan)
  const { id, slug } = known
    ? await updateCourse(ctx, { ...fields, id: known.id, source: plan.source })
    : await createCourse(ctx, { ...fields, source: plan.source })
  const lessonIds = new Map(
    plan.sections
      .flatMap(({ lessons }) => lessons)
      .map(({ key }) => [key, known?.lessons.get(key) ?? newId(ctx.now())]),
  )
  const links = { slug, lessonIds, byTheLetter: plan.course.rules !== undefined }
  const intro = await written(ctx, files, { ...plan.course, bodyMarkdown: fields.descriptionMarkdown }, links, {
    visibility: 'public',
    courseId: id,
  })
  const done: Written[] = []
  const drafts = []
  for (const section of plan.sections) {
    const lessons = []
    for (const lesson of section.lessons) {
      const lessonId = lessonIds.get(lesson.key) ?? newId(ctx.now())
      const { body, mediaIds, link } = await written(ctx, files, lesson, links, { visibility: 'course', courseId: id })
      done.push({ lesson, id: lessonId, mediaIds, link })
      lessons.push({
        ...(known?.lessons.has(lesson.key) ? { id: lessonId } : { mintedId: lessonId }),
        title: lesson.title.slice(0, 200),
        kind: lesson.video && !files.videos.has(lesson.key) ? ('article' as const) : lesson.kind,
        bodyMarkdown: body,
        difficulty: lesson.difficulty,
        freePreview: lesson.freePreview,
        skills: lesson.skills.map(skill => skill.slice(0, 60)),
        sourceKey: lesson.key,
        optional: lesson.settings?.optional,
        embedUrl: lesson.settings?.embedUrl,
        durationSeconds: lesson.settings?.durationSeconds ?? (lesson.quiz ? quizSeconds(lesson.quiz) : undefined),
      })
    }
    const { key, title } = section
    drafts.push({ id: known?.sections.get(key), title: title.slice(0, 200), sourceKey: key, lessons })
  }
  const { sections } = await updateCourse(ctx, { id, descriptionMarkdown: intro.body, sections: drafts })
  await nameItemSkills(ctx, id, plan)
  for (const one of done) await furnish(ctx, files, id, one)
  const sectionIds = new Map(plan.sections.map(({ key }, at) => [key, sections[at]?.id ?? '']))
  await commitRules(ctx, id, plan, { lessonIds, sectionIds })
  const cover = plan.course.coverFile && files.pictures.get(plan.course.coverFile)
  if (cover)
    await setCover(ctx, {
      courseId: id,
      mediaId: await addMedia(ctx, { ...cover, visibility: 'public', courseId: id }),
    })
  return { courseId: id, slug }
}

/** Items name skills that their category has; here they bring them along. */
async function nameItemSkills(ctx: TxContext, courseId: string, { sections }: CurriculumPlan): Promise<void> {
  const quizzes = sections.flatMap(({ lessons }) => lessons.flatMap(({ quiz }) => quiz?.items ?? []))
  const names = [...new Set(quizzes.flatMap(({ skills = [] }) => skills))]
  if (names.length > 0) await nameSkills(ctx, (await managedCourse(ctx, courseId)).categoryId, names)
}

type Place = { visibility: 'public' | 'course'; courseId: string }
type Given = Omit<Links, 'pictures' | 'meant'> & { byTheLetter: boolean }
type Text = Pick<PlannedLesson, 'bodyMarkdown' | 'images'>

/** Records the pictures of a text and writes their addresses into it. */
async function written(ctx: TxContext, files: PreparedFiles, text: Text, given: Given, place: Place) {
  const { byTheLetter, ...links } = given
  const pictures = new Map<string, string>()
  for (const { ref, file } of text.images) {
    const picture = files.pictures.get(file)
    if (picture) pictures.set(ref, await addMedia(ctx, { ...picture, ...place }))
  }
  const meant = byTheLetter ? new Set(text.images.map(({ ref }) => ref)) : undefined
  const link = (markdown: string) => linkBody(markdown, { ...links, pictures, meant })
  return { body: link(text.bodyMarkdown), mediaIds: [...pictures.values()], link }
}

/** What a lesson has beside its text: pictures, a video, a quiz. */
async function furnish(
  ctx: TxContext,
  files: PreparedFiles,
  courseId: string,
  { lesson, id, mediaIds, link }: Written,
) {
  await setLessonMedia(ctx, { lessonId: id, mediaIds })
  const media = files.videos.get(lesson.key) ?? files.attachments.get(lesson.key)
  if (media) {
    const mediaId = await addMedia(ctx, { ...media, visibility: 'course', courseId })
    await attachMedia(ctx, { lessonId: id, mediaId })
  }
  if (!lesson.quiz) return
  const { passPercent, draw, items, rules } = lesson.quiz
  const drawCount = draw === null ? null : Math.min(draw, items.length)
  await writeQuiz(ctx, { lessonId: id, courseId, passPercent, drawCount, ...rules, items: quizItems(items, link) })
}

function quizSeconds({ draw, items }: { draw: number | null; items: unknown[] }): number {
  return SECONDS_PER_ITEM * Math.min(draw ?? items.length, items.length)
}
