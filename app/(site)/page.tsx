// /: the first page for visitors; who is signed in goes home.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Landing } from '@/components/landing/landing'
import { Canonical, pageMetadata } from '@/components/shell/page-metadata'
import { trialQuestion } from '@/lib/assessments/trial/reads'
import { catalogue } from '@/lib/courses/catalogue/reads'
import { picturesIn } from '@/lib/media/reads'
import { pageContext, viewer } from '@/lib/web/page'

export function generateMetadata(): Metadata {
  const title = 'Cairn: learn stone by stone, and mark the path for others'
  const description = 'Real courses with texts, videos and quizzes at your own pace, reviewed by people who took them.'
  return { ...pageMetadata({ title, description, path: '/' }), title: { absolute: title } }
}

export default async function LandingPage() {
  if (await viewer()) redirect('/home')
  const ctx = await pageContext()
  const [question, courses] = await Promise.all([trialQuestion(ctx), catalogue(ctx, { limit: 3, sort: 'popular' })])
  const pictures = await picturesIn(ctx, courses.items.map(course => course.coverUrl ?? '').join(' '))
  return (
    <>
      <Canonical path="/" />
      <Landing question={question} courses={courses.items} pictures={pictures} />
    </>
  )
}
