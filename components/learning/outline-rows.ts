// The rows of an outline as HTML: a course may have hundreds, and as elements each would be rendered twice and sent twice.
import type { LessonStep } from '@/lib/learning/player/schemas'
import { kindWords } from './lesson-kinds'
import { lessonPath } from './paths'
import { duration } from './playback/clock-time'

/** The list items of one section; every title and every word of a lock in it is escaped. The icons are those of `LessonIcons`. */
export function outlineRows(courseSlug: string, lessons: LessonStep[], currentId: string): string {
  return lessons.map(lesson => row(lessonPath(courseSlug, lesson.id), lesson, lesson.id === currentId)).join('')
}

/** Plain links: a lesson is a page of its own. */
function row(href: string, lesson: LessonStep, current: boolean): string {
  const notes = [lesson.durationSeconds > 0 && duration(lesson.durationSeconds), lesson.optional && 'optional']
  const note = notes.filter(Boolean).join(' · ')
  return (
    `<li><a href="${escaped(href)}"${current ? ' aria-current="page"' : ''}>${standing(lesson)}` +
    `<span>${escaped(lesson.title)}${note && `<small>${note}</small>`}</span>${opening(lesson.lock)}</a></li>`
  )
}

/** A stone with a tick when it is done, an outline when begun, the plain kind before. */
function standing({ kind, status }: LessonStep): string {
  const words = kindWords(kind)
  switch (status) {
    case 'completed':
      return `<i class="lesson-done">${icon('done')}</i>${spoken(`${words}, completed: `)}`
    case 'started':
      return icon(kind, 'text-accent') + spoken(`${words}, started: `)
    case 'not_started':
      return icon(kind, 'text-muted') + spoken(`${words}: `)
  }
}

function icon(name: string, className = ''): string {
  return `<svg class="lucide ${className}" aria-hidden="true"><use href="#icon-lesson-${name}"/></svg>`
}

function spoken(words: string): string {
  return `<span class="sr-only">${escaped(words)}</span>`
}

function opening(lock: string | null): string {
  return lock === null ? '' : icon('locked', 'lesson-locked') + spoken(lock)
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
