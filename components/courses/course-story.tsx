// What a course says about itself: what one will be able to do, what one needs, its description, who teaches.
import { Check } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import { Markdown } from '@/components/ui/markdown/markdown'
import type { Course, Teacher } from '@/lib/courses/schemas'

export function Outcomes({ outcomes }: { outcomes: string[] }) {
  if (outcomes.length === 0) return null
  return (
    <section aria-labelledby="outcomes" className="rounded-md border border-line bg-raised p-5">
      <h2 id="outcomes" className="mb-3 font-semibold text-xl">
        What you will be able to do
      </h2>
      <ul className="grid gap-x-6 gap-y-2.5 sm:grid-cols-2">
        {outcomes.map(outcome => (
          <li key={outcome} className="flex items-start gap-2.5">
            <Check className="mt-0.5 text-accent" />
            <span className="wrap-anywhere min-w-0">{outcome}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Requirements({ requirements }: { requirements: string[] }) {
  if (requirements.length === 0) return null
  return (
    <section aria-labelledby="requirements" className="grid gap-3">
      <h2 id="requirements" className="font-semibold text-xl">
        What you need
      </h2>
      <ul className="grid max-w-[68ch] list-disc gap-1.5 ps-5">
        {requirements.map(requirement => (
          <li key={requirement} className="wrap-anywhere">
            {requirement}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Description({ course }: { course: Course }) {
  if (!course.descriptionMarkdown.trim()) return null
  return (
    <section aria-labelledby="description" className="grid min-w-0 gap-3">
      <h2 id="description" className="font-semibold text-xl">
        About this course
      </h2>
      <Markdown source={course.descriptionMarkdown} headingOffset={2} idPrefix="about" />
    </section>
  )
}

const ROLES: Record<Teacher['role'], string> = {
  owner: 'Teacher',
  co_instructor: 'Teaches as well',
  assistant: 'Assistant',
}

export function Teachers({ teachers }: { teachers: Teacher[] }) {
  return (
    <section id="teacher" aria-labelledby="teacher-title" className="grid scroll-mt-20 gap-4">
      <h2 id="teacher-title" className="font-semibold text-xl">
        Who teaches
      </h2>
      {teachers.map(teacher => (
        <div key={teacher.id} className="flex items-start gap-4">
          <Avatar name={teacher.name} image={teacher.image} size="lg" />
          <div className="min-w-0">
            <p className="wrap-anywhere font-medium">{teacher.name}</p>
            <p className="text-muted text-sm">{ROLES[teacher.role]}</p>
            {teacher.bio && <p className="wrap-anywhere mt-2 max-w-[68ch] whitespace-pre-line">{teacher.bio}</p>}
          </div>
        </div>
      ))}
    </section>
  )
}
