// The page of a course: its promise and the one action in sight, what is inside, who teaches, how others found it.
import type { ReactNode } from 'react'
import { EnrollPanel } from '@/components/learning/enrollment/enroll-panel'
import { GrantAccessForm } from '@/components/learning/enrollment/grant-access-form'
import { OnTheWay } from '@/components/shell/on-the-way'
import { Alert } from '@/components/ui/alert'
import type { Course, Teacher } from '@/lib/courses/schemas'
import type { CourseProgress } from '@/lib/learning/schemas'
import type { Picture } from '@/lib/media/schemas'
import { CourseHeader } from './course-header'
import { CourseOutline } from './course-outline'
import { Description, Outcomes, Requirements, Teachers } from './course-story'
import { Cover } from './cover'

export type CourseViewProps = {
  course: Course
  picture: Picture | undefined
  teachers: Teacher[]
  viewer: 'guest' | 'user'
  isStaff: boolean
  progress: CourseProgress | null
  reviews: ReactNode
  /** What its teachers wrote to one who is enrolled. */
  messages: ReactNode
}

export function CourseView({
  course,
  picture,
  teachers,
  viewer,
  isStaff,
  progress,
  reviews,
  messages,
}: CourseViewProps) {
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-x-10 gap-y-8 px-4 pt-6 sm:pt-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:pb-12">
      <div className="grid gap-6">
        {course.status !== 'published' && <NotPublic status={course.status} />}
        <CourseHeader course={course} />
      </div>
      <aside
        aria-label="Take this course"
        className={`z-20 max-lg:sticky max-lg:order-last max-lg:-mx-4 max-lg:border-line max-lg:border-t max-lg:bg-raised max-lg:px-4 max-lg:py-3 lg:row-span-2 ${viewer === 'guest' ? 'max-lg:bottom-0' : 'max-lg:bottom-14 md:max-lg:bottom-0'}`}
      >
        <div className="lg:sticky lg:top-20 lg:grid lg:gap-4">
          <div className="lg:overflow-clip lg:rounded-md lg:border lg:border-line lg:bg-raised lg:shadow-raised">
            <div className="max-lg:hidden">
              <Cover picture={picture} seed={course.id} sizes="(min-width: 64rem) 20rem, 1px" eager />
            </div>
            <div className="lg:p-5">
              <EnrollPanel course={course} viewer={viewer} isStaff={isStaff} progress={progress} />
            </div>
          </div>
          {isStaff && course.status === 'published' && <StaffPanel courseId={course.id} />}
        </div>
      </aside>
      <div className="grid min-w-0 gap-10">
        {messages}
        <Outcomes outcomes={course.outcomes} />
        <CourseOutline course={course} openAll={progress !== null || isStaff} />
        <Requirements requirements={course.requirements} />
        <Description course={course} />
        <Teachers teachers={teachers} />
        <OnTheWay part="reviews">{reviews}</OnTheWay>
      </div>
    </div>
  )
}

function StaffPanel({ courseId }: { courseId: string }) {
  return (
    <details className="max-lg:mt-2 lg:rounded-md lg:border lg:border-line lg:bg-raised">
      <summary className="min-h-10 py-2 font-medium text-[0.9375rem] lg:px-5">Grant somebody access</summary>
      <div className="pb-2 lg:px-5 lg:pb-5">
        <GrantAccessForm courseId={courseId} />
      </div>
    </details>
  )
}

const STATES = {
  draft: 'This course is a draft. Only those who teach it and admins see this page.',
  in_review: 'This course waits for its review. Only those who teach it and admins see this page.',
  archived: 'This course is archived. Nobody new can enroll; who learns here keeps access.',
}

function NotPublic({ status }: { status: keyof typeof STATES }) {
  return <Alert tone="info">{STATES[status]}</Alert>
}
