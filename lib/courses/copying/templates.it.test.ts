// What one may begin a course from, and beginning it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mintUser, openTestDatabase } from '@/db/testing'
import { contextFor, systemActor } from '@/lib/core/context'
import { addCategory } from '../add-category'
import { courseTemplates } from './reads'
import { startFromTemplate } from './start-from-template'
import { BUILT_IN_TEMPLATES } from './templates'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openTestDatabase()
  const system = contextFor(systemActor('test'))
  await addCategory(system, { slug: 'science', name: 'Science', description: '', position: 0 })
})
afterAll(() => close())

test('those who teach see the templates that come with Cairn, students see none', async () => {
  const teacher = await mintUser('instructor')
  expect((await courseTemplates(teacher)).filter(({ kind }) => kind === 'built-in')).toHaveLength(3)
  await expect(courseTemplates(await mintUser('student'))).rejects.toMatchObject({ reason: 'forbidden' })
})

test.each(BUILT_IN_TEMPLATES.map(({ id }) => id))('%s becomes a draft of whoever begins with it', async templateId => {
  const teacher = await mintUser('instructor')
  const course = await startFromTemplate(teacher, { templateId, title: 'My own' })
  const template = BUILT_IN_TEMPLATES.find(({ id }) => id === templateId)
  expect(course).toMatchObject({ title: 'My own', status: 'draft', subtitle: template?.subtitle })
  expect(course.instructor.id).toBe(teacher.actor.id)
  expect(course.sections.map(({ title }) => title)).toEqual(template?.sections.map(({ title }) => title))
  await expect(startFromTemplate(await mintUser('student'), { templateId, title: 'X' })).rejects.toMatchObject({
    reason: 'forbidden',
  })
})

test('what is no template is missing', async () => {
  const teacher = await mintUser('instructor')
  await expect(startFromTemplate(teacher, { templateId: 'nowhere', title: 'X' })).rejects.toMatchObject({
    reason: 'not_found',
  })
})
