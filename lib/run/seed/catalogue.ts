// The catalogue of the demo school: six categories, and every course folder under db/seed/courses imported by its teacher.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { contextFor, type UserActor } from '@/lib/core/context'
import { addCategory } from '@/lib/courses/add-category'
import { importCurriculum } from '../import/import-curriculum'
import { daysAgo } from './days'

const FOLDER = path.join(process.cwd(), 'db/seed/courses')

const CATEGORIES = [
  { slug: 'science', name: 'Science', description: 'How the world works, and how we know.' },
  { slug: 'programming', name: 'Programming', description: 'Telling computers what to do, from the first line on.' },
  { slug: 'business', name: 'Business and money', description: 'Work, decisions and personal finance.' },
  { slug: 'languages', name: 'Languages', description: 'Enough to be understood, soon.' },
  { slug: 'arts', name: 'Arts', description: 'Seeing, drawing, photographing.' },
  { slug: 'health', name: 'Health', description: 'Looking after oneself and others.' },
]

export type SeededCourse = { id: string; slug: string; folder: string; teacher: UserActor; paid: boolean }

export async function openCatalogue(admin: UserActor, teachers: Map<string, UserActor>): Promise<SeededCourse[]> {
  const since = () => daysAgo(190)
  for (const [position, category] of CATEGORIES.entries())
    await addCategory(contextFor(admin, since), { ...category, position })
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter(entry => entry.isDirectory())
  const courses: SeededCourse[] = []
  for (const [index, { name }] of folders.entries()) {
    const folder = path.join(FOLDER, name)
    const front = readFileSync(path.join(folder, 'course.md'), 'utf8')
    const teacher = teachers.get(/^teacher: *(\S+)/m.exec(front)?.[1] ?? '')
    if (!teacher) throw new Error(`${name}/course.md names a teacher who is not in db/seed/people.json`)
    const at = daysAgo(180 - index * 6, 9)
    const { courseId, slug } = await importCurriculum(
      contextFor(teacher, () => at),
      folder,
      { publish: true },
    )
    courses.push({ id: courseId, slug, folder, teacher, paid: /^priceMinor: *[1-9]/m.test(front) })
  }
  return courses
}
