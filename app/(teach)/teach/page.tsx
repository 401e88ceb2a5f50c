// /teach: the courses that one teaches.
import type { Metadata } from 'next'
import { CourseShelf } from '@/components/courses/studio/course-shelf'
import { ownCourses } from '@/lib/courses/teaching/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Teach' }

type Props = { searchParams: Promise<{ query?: string | string[] }> }

export default async function TeachPage({ searchParams }: Props) {
  const { ctx } = await pageUser('/teach')
  const { query = '' } = await searchParams
  const words = String(query).trim()
  const all = await ownCourses(ctx)
  const courses = all.filter(({ title }) => title.toLocaleLowerCase().includes(words.toLocaleLowerCase()))
  return (
    <CourseShelf
      courses={courses}
      total={all.length}
      query={words}
      mayCreate={ctx.actor.permissions.has('course.create')}
      now={ctx.now()}
    />
  )
}
