// Reads a course folder that Cairn wrote: each page as it stands, links between its files as links between lessons.
import { join } from 'node:path'
import { Report } from '../pages/report'
import type { CurriculumPlan, PlannedSection } from '../plan'
import { refusal } from '../refusal'
import type { OpenSource } from '../source/open-source'
import { readText } from '../source/read-text'
import { CAIRN_FORMAT, CoursePage, SectionPage } from './format'
import { planLesson } from './plan-lesson'
import { readPart } from './read-part'
import { localText, requirementOf, type Surroundings } from './surroundings'

/** Undefined where the source is not such a folder. Throws `invalid` for one that is, but cannot be read. */
export async function readCairnFolder(source: OpenSource): Promise<CurriculumPlan | undefined> {
  if (!source.files.has('course.md')) return undefined
  const coursePage = await textOf(source, 'course.md')
  if (!saysCairn(coursePage)) return undefined
  const { meta, body } = readPart(CoursePage, 'course.md', coursePage)
  const report = new Report()
  for (const entry of source.leftOut) report.leaveOut(entry.path, entry.what, entry.reason ?? '')
  const around: Surroundings = { source, language: meta.language, lessonKeys: lessonKeys(source), report }
  const sections = await readSections(around)
  if (sections.length === 0) throw refusal('There is no section in this course: no folder with pages beside course.md.')
  const description = localText(around, 'course.md', body)
  report.keep('course.md', 'Description of the course')
  const { cairn: _, slug, category, cover, lessonOrder, requires, subtitle, tier, ...fields } = meta
  return {
    // Its own key: a course that was exported and imported again becomes a course beside the first one.
    source: { key: `cairn:${slug ?? source.name}`, digest: '' },
    course: {
      ...fields,
      subtitle: subtitle ?? null,
      descriptionMarkdown: description.markdown,
      images: description.images,
      categorySlug: category ?? null,
      tier: tier ?? null,
      coverFile: cover !== undefined && source.files.get(cover)?.kind === 'image' ? cover : null,
      teacher: null,
      rules: { lessonOrder, requires: requires.map(requirementOf) },
    },
    sections,
    report: report.finished(),
  }
}

/** A course.md of this format opens its front matter with its version. A later one is refused instead of half understood. */
function saysCairn(text: string): boolean {
  const version = /^---\r?\ncairn:[ \t]*(\d+)[ \t]*\r?\n/.exec(text)?.[1]
  if (version !== undefined && Number(version) > CAIRN_FORMAT)
    throw refusal('This course was written by a newer Cairn than this one. Please update this site first.')
  return version !== undefined && Number(version) === CAIRN_FORMAT
}

const LESSON_FILE = /^(?!media\/|attachments\/)[^/]+\/[^/]+\.(quiz\.json|md)$/

function lessonKeys(source: OpenSource): Set<string> {
  const keys = [...source.files.keys()].filter(path => LESSON_FILE.test(path) && !path.endsWith('/section.md'))
  return new Set(keys)
}

async function readSections(around: Surroundings): Promise<PlannedSection[]> {
  const { source, lessonKeys, report } = around
  const declared = [...source.files.keys()].flatMap(path => /^([^/]+)\/section\.md$/.exec(path)?.[1] ?? [])
  const folders = new Set([...declared, ...[...lessonKeys].flatMap(path => path.split('/')[0] ?? [])])
  const sections: PlannedSection[] = []
  for (const key of [...folders].sort()) {
    const path = `${key}/section.md`
    const text = source.files.has(path) ? await textOf(source, path) : `---\ntitle: ${JSON.stringify(key)}\n---\n`
    const { title, opensAt, opensAfterDays, requires } = readPart(SectionPage, path, text).meta
    const opening = {
      opensAt: opensAt ?? null,
      opensAfterDays: opensAfterDays ?? null,
      requires: requires.map(requirementOf),
    }
    const lessons = []
    for (const lesson of [...lessonKeys].filter(one => one.startsWith(`${key}/`)).sort()) {
      const planned = planLesson(around, lesson, await textOf(source, lesson))
      report.keep(lesson, `Lesson: ${planned.title}`)
      lessons.push(planned)
    }
    sections.push({ key, title, lessons, opening })
  }
  return sections
}

async function textOf(source: OpenSource, path: string): Promise<string> {
  const { text } = await readText(join(source.root, path))
  if (text === null) throw refusal(`${path} is not text.`)
  return text
}
