// /learn/:courseSlug goes on where one was.
import { notFound, redirect } from 'next/navigation'
import { coursePath, lessonPath } from '@/components/learning/paths'
import { isDomainError } from '@/lib/core/errors'
import { lessonToContinue } from '@/lib/learning/shelf/reads'
import { pageContext } from '@/lib/web/page'

type Params = { params: Promise<{ courseSlug: string }> }

export default async function ContinuePage({ params }: Params) {
  const { courseSlug } = await params
  const found = await lessonToContinue(await pageContext(), courseSlug).catch(error => {
    if (isDomainError(error) && error.reason === 'not_found') notFound()
    throw error
  })
  redirect(found.lessonId ? lessonPath(found.slug, found.lessonId) : coursePath(found.slug))
}
