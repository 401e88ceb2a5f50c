// The form about one part of a course as the verb takes it.
import { z } from 'zod'
import { zoneNamed } from '@/lib/core/zones'
import { instantOf } from './local-time'
import { courseRefIn, requirementOf } from './rule-value'

const id = z.string().min(1).max(200)
const listOf = (value: unknown) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value])

export const PartInput = z
  .object({
    courseId: id,
    sectionId: z.uuid().optional(),
    lessonId: z.uuid().optional(),
    requires: z.preprocess(listOf, z.array(z.string().max(300)).max(40)),
    course: z.string().max(300).optional(),
    when: z.enum(['now', 'date', 'days']).default('now'),
    date: z.string().max(40).default(''),
    days: z.string().max(10).default(''),
    timeZone: z
      .string()
      .max(60)
      .refine(zone => zoneNamed(zone) !== undefined, 'has to be a time zone')
      .default('UTC'),
    freePreview: z.string().optional(),
    optional: z.string().optional(),
  })
  .transform((given, issues) => {
    const wrong = (path: string, message: string) => {
      issues.addIssue({ code: 'custom', path: [path], message })
      return null
    }
    const dated = given.when === 'date' ? instantOf(given.date, given.timeZone) : undefined
    const opensAt =
      given.when === 'date' ? (dated?.toISOString() ?? wrong('date', 'please choose a date and a time')) : null
    const days = Number(given.days)
    const counts = /^\d+$/.test(given.days) && days >= 1 && days <= 3650
    const opensAfterDays = given.when !== 'days' ? null : counts ? days : wrong('days', 'is from 1 to 3,650 days')
    const added = courseRefIn(given.course ?? '')
    const requires = [...given.requires, ...(added ? [`course:${added}`] : [])].flatMap(
      value => requirementOf(value) ?? [],
    )
    const marks = { freePreview: given.freePreview !== undefined, optional: given.optional !== undefined }
    const { courseId, sectionId, lessonId } = given
    return { courseId, sectionId, lessonId, requires, opensAt, opensAfterDays, marks: lessonId ? marks : undefined }
  })
