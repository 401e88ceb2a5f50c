// Reads a Markdown curriculum (folder or archive) into a plan; touches no database and leaves nothing behind.
import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { rewriteBody } from './body/rewrite-body'
import { readCairnFolder } from './cairn/read-cairn-folder'
import { IMPORT_LIMITS, type ImportLimits } from './limits'
import { type DiscoveredOutline, discoverOutline } from './outline/discover-outline'
import { courseText } from './pages/course-page'
import type { Page } from './pages/read-page'
import { named, Report } from './pages/report'
import { linkResolver, ownRepositories, type Resolver } from './pages/resolve-link'
import { titleFromName } from './pages/title'
import type { CourseLevel, CurriculumPlan, LessonDifficulty, PlannedCourse } from './plan'
import { bodyContext, type Planning, planSections, reportBody } from './plan-lessons'
import { attachQuizzes } from './quiz/attach-quizzes'
import { readSourceText, type SourceText } from './read-pages'
import { refusal } from './refusal'
import { type OpenSource, openSource } from './source/open-source'

export type AssetFile = { name: string; sizeBytes: number; stream: Readable }

export type OpenCurriculum = {
  plan: CurriculumPlan
  /** The bytes of a file that the plan names (images, videos, captions, posters, cover); the caller reads or destroys the stream. */
  open(file: string): Promise<AssetFile>
  /** Removes what was unpacked. Call it in `finally`; calling it twice is harmless. */
  dispose(): Promise<void>
}

/** Throws DomainError 'invalid' with a sentence for people where the source is refused or holds no lesson. */
export async function readCurriculum(path: string, limits: Partial<ImportLimits> = {}): Promise<OpenCurriculum> {
  const source = await openSource(path, { ...IMPORT_LIMITS, ...limits })
  try {
    const plan = (await readCairnFolder(source)) ?? (await planCurriculum(source))
    const assets = new Set(assetFiles(plan))
    const digest = await digestOf(plan, [...assets], source)
    return {
      plan: { ...plan, source: { ...plan.source, digest } },
      open: file => openAsset(file, assets, source),
      dispose: source.dispose,
    }
  } catch (error) {
    await source.dispose()
    throw error
  }
}

async function planCurriculum(source: OpenSource): Promise<CurriculumPlan> {
  const report = new Report()
  for (const entry of source.leftOut) report.leaveOut(entry.path, entry.what, entry.reason ?? '')
  for (const { path, kind } of source.files.values())
    if (kind === 'attachment') report.leaveOut(path, 'File left out', 'Lessons cannot use files of this kind.')
  const text = await readSourceText(source, report)
  const urls = [...text.pages.values()].flatMap(page => page.links.map(link => link.url))
  const resolve = linkResolver(source.files.keys(), ownRepositories(urls, new Set(source.files.keys())))
  const { coursePages, describing, readme } = pagesOfCourse(text)
  const outline = discoverOutline(text, coursePages, readme, resolve, report)
  if (outline.sections.length === 0) return onlyReadme(source, text, describing, resolve, report)
  return planWith(source, text, { coursePages, describing, outline, resolve, report })
}

type Found = {
  coursePages: Page[]
  describing: Page | null
  outline: DiscoveredOutline
  resolve: Resolver
  report: Report
}

function planWith(source: OpenSource, text: SourceText, found: Found): CurriculumPlan {
  const { coursePages, describing, outline, resolve, report } = found
  const meta = Object.assign({}, ...[...coursePages].reverse().map(page => page.meta)) as Page['meta']
  const level = meta.level ?? 'beginner'
  const language = meta.language ?? 'en'
  const quizzes = text.quizzes.filter(quiz => !outline.standaloneQuizPaths.has(quiz.path))
  const planning: Planning = {
    files: source.files,
    resolve,
    sections: attachQuizzes(outline.sections, quizzes),
    coursePaths: new Set(coursePages.map(page => page.path)),
    quizzes,
    difficulty: DIFFICULTY[level],
    language,
    report,
  }
  const sections = planSections(planning)
  if (sections.length === 0) throw nothingFound(source)
  const course = planCourse(source, text, { meta, coursePages, describing, planning })
  const key = sourceKey(meta.slug ?? source.name)
  return { source: { key, digest: '' }, course, sections, report: report.finished() }
}

const DIFFICULTY: Record<CourseLevel, LessonDifficulty> = { beginner: 'easy', intermediate: 'medium', advanced: 'hard' }

/** The pages that stand for the course: course.md, README, index; the nearest to the root (or to the site's root). */
function pagesOfCourse(text: SourceText): { coursePages: Page[]; describing: Page | null; readme: Page | null } {
  const at = (folder: string, stem: string) =>
    [...text.pages.values()].find(
      page => page.folder === folder && page.name.replace(/\.[^.]+$/, '').toLowerCase() === stem,
    )
  const course = at('', 'course')
  const readme = at('', 'readme')
  const indexes = ['', 'docs', 'src', 'content', 'book'].map(
    folder => at(folder, 'index') ?? at(folder, '_index') ?? (folder === '' ? undefined : at(folder, 'readme')),
  )
  const index = indexes.find(page => page !== undefined)
  const coursePages = [course, readme, index].filter(page => page !== undefined)
  const describing = course ?? (index !== undefined && index.words >= 60 ? index : undefined) ?? readme ?? index ?? null
  return { coursePages, describing, readme: readme ?? index ?? null }
}

function planCourse(
  source: OpenSource,
  text: SourceText,
  found: { meta: Page['meta']; coursePages: Page[]; describing: Page | null; planning: Planning },
): PlannedCourse {
  const { meta, coursePages, describing, planning } = found
  const { report } = planning
  const titled = coursePages.find(page => page.meta.title !== undefined) ?? coursePages.find(page => page.hasOwnTitle)
  const title =
    titled?.title ?? text.courseTitle ?? text.navigation?.courseTitle ?? titleFromName(plainName(source.name))
  const context = describing === null ? null : bodyContext(describing.path, planning)
  const read =
    describing === null || context === null
      ? null
      : courseText(describing.text.slice(describing.preambleLength), url => isLesson(context.resolve(url), context))
  const body = read === null || context === null ? null : rewriteBody(read.description, context)
  if (describing !== null && read !== null && body !== null) {
    report.keep(describing.path, 'Description of the course')
    if (read.dropped.length > 0)
      report.change(
        describing.path,
        `Description without: ${named(read.dropped)}`,
        'These parts are about the repository, or the outline takes their place.',
      )
    reportBody(describing.path, body, report)
  }
  for (const page of coursePages) {
    if (page !== describing)
      report.leaveOut(page.path, 'Page left out', `${describing?.path ?? 'Another page'} describes the course.`)
  }
  const cover = [meta.cover, 'cover.svg', 'cover.png', 'cover.jpg', 'cover.webp'].find(
    file => file !== undefined && source.files.get(file)?.kind === 'image',
  )
  return {
    title,
    subtitle: meta.subtitle ?? meta.description ?? read?.subtitle ?? null,
    descriptionMarkdown: body?.markdown ?? '',
    images: body?.images ?? [],
    language: planning.language,
    level: meta.level ?? 'beginner',
    categorySlug: meta.category ?? null,
    priceMinor: meta.priceMinor ?? 0,
    currency: meta.currency ?? 'EUR',
    tier: meta.tier ?? null,
    outcomes: meta.outcomes ?? read?.outcomes ?? [],
    requirements: meta.requirements ?? read?.requirements ?? [],
    coverFile: cover ?? null,
    teacher: meta.teacher ?? null,
  }
}

function isLesson(
  target: ReturnType<Resolver>,
  context: { lessonAt(path: string, fragment: string): string | null },
): boolean {
  return target.kind === 'file' && (context.lessonAt(target.path, '') ?? 'nowhere') !== 'nowhere'
}

/** A README alone is a course of one lesson. */
function onlyReadme(
  source: OpenSource,
  text: SourceText,
  readme: Page | null,
  resolve: Resolver,
  report: Report,
): CurriculumPlan {
  if (readme === null) throw nothingFound(source)
  const lesson = {
    path: readme.path,
    name: readme.name,
    title: readme.title,
    order: null,
    page: readme,
    quiz: null,
    mainPath: readme.path,
  }
  const outline = {
    sections: [{ key: '.', title: 'Lessons', lessons: [lesson], intro: null }],
    standaloneQuizPaths: new Set<string>(),
  }
  const plan = planWith(source, text, { coursePages: [], describing: null, outline, resolve, report })
  return { ...plan, course: { ...plan.course, title: readme.title, subtitle: readme.meta.description ?? null } }
}

function nothingFound(source: OpenSource): Error {
  return refusal(
    `No lesson was found in ${source.name} (${source.files.size} files looked at). Cairn looks for Markdown pages (.md, .markdown, .mdx, .qmd, .Rmd) with text in them, such as "01-section/01-lesson.md", "1.1 Title.md", "lessons/…/README.md" or the pages that a SUMMARY.md lists.`,
  )
}

/** "IoT-For-Beginners-main" and "iot-for-beginners (1)" are the same source. */
function sourceKey(name: string): string {
  const plain = plainName(name)
  const slug = plain
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'curriculum' : slug
}

function plainName(name: string): string {
  return name.replace(/\s*\(\d+\)$/, '').replace(/[-_.](main|master|trunk|HEAD|gh-pages)$/i, '')
}

function assetFiles(plan: CurriculumPlan): string[] {
  const lessons = plan.sections.flatMap(section => section.lessons)
  const images = [...plan.course.images, ...lessons.flatMap(lesson => lesson.images)].map(image => image.file)
  const videos = lessons.flatMap(({ video }) =>
    video === null ? [] : [...video.files, ...video.captions.map(caption => caption.file), video.poster],
  )
  const attachments = lessons.map(({ settings }) => settings?.attachment?.file ?? null)
  return [...new Set([...images, ...videos, ...attachments, plan.course.coverFile])]
    .filter(file => file !== null)
    .sort()
}

async function digestOf(plan: CurriculumPlan, assets: string[], source: OpenSource): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([plan.course, plan.sections]))
  for (const file of assets) {
    hash.update(`\0${file}\0`)
    for await (const chunk of createReadStream(join(source.root, file))) hash.update(chunk)
  }
  return hash.digest('hex')
}

/** Opened without following a link, in case the folder changed since it was listed. */
async function openAsset(file: string, assets: Set<string>, source: OpenSource): Promise<AssetFile> {
  if (!assets.has(file)) throw refusal(`${file} is not a file of this curriculum.`)
  const handle = await openFile(join(source.root, file), constants.O_RDONLY | constants.O_NOFOLLOW)
  const { size } = await handle.stat()
  return { name: basename(file), sizeBytes: size, stream: handle.createReadStream() }
}
