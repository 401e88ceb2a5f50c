// What can happen to courses.
import { z } from 'zod'
import { defineFact } from '@/lib/core/event'

const CourseFact = z.object({ courseId: z.uuid(), title: z.string(), ownerId: z.uuid() })

export const courseCreated = defineFact('course.created', CourseFact)
export const courseUpdated = defineFact('course.updated', CourseFact)
/** `version` is the number that this publication made. */
export const coursePublished = defineFact('course.published', CourseFact.extend({ version: z.int() }))
export const courseArchived = defineFact('course.archived', CourseFact)
export const courseDeleted = defineFact('course.deleted', CourseFact)
