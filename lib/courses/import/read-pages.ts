// Reads all text of an opened source: pages, quizzes and the files that say how pages are ordered.
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import type { FolderLabel } from './outline/folder-tree'
import { type Navigation, readEpisodeLists, readNavigation } from './outline/navigation'
import { whyLeftOut } from './pages/left-out-pages'
import { countWords } from './pages/markdown'
import { type Page, readPage } from './pages/read-page'
import type { Report } from './pages/report'
import { cleanTitle } from './pages/title'
import type { FoundQuiz } from './quiz/attach-quizzes'
import { quizzesIn } from './quiz/quiz-shapes'
import type { OpenSource } from './source/open-source'
import { readText } from './source/read-text'

export type SourceText = {
  /** Pages for learners, by path; those that stand for a folder are among them. */
  pages: Map<string, Page>
  quizzes: FoundQuiz[]
  navigation: Navigation | null
  /** Folder → names of its pages in order, where a config.yaml says so. */
  episodes: Map<string, string[]>
  labels: Map<string, FolderLabel>
  courseTitle: string | null
}

const NAVIGATION = /(^|\/)(summary\.md|_sidebar\.md|mkdocs\.ya?ml|_toc\.yml|_quarto\.yml)$/i
const IGNORED_DATA =
  /(^|\/)(tsconfig.*|jsconfig.*|.*\.config|manifest|vercel|staticwebapp\.config|deno|renovate|lerna|nx|angular|babel\.config|yarn|pnpm-.*|_config|mkdocs|docker-compose.*)\.(json|ya?ml)$/i
const PLACEHOLDER =
  /\b(fixme|placeholder|coming soon|to be (written|added|announced)|under construction|work in progress)\b/i

export async function readSourceText(source: OpenSource, report: Report): Promise<SourceText> {
  const found: SourceText = {
    pages: new Map(),
    quizzes: [],
    navigation: null,
    episodes: new Map(),
    labels: new Map(),
    courseTitle: null,
  }
  for (const file of source.files.values()) {
    if (file.kind !== 'page' && file.kind !== 'data') continue
    const { text, encoding } = await readText(join(source.root, file.path))
    if (text === null) {
      report.leaveOut(file.path, 'File left out', 'It is not text.')
      continue
    }
    if (NAVIGATION.test(file.path)) {
      const navigation = readNavigation(file.path, text)
      const isNearer =
        found.navigation === null || file.path.split('/').length < found.navigation.path.split('/').length
      if (
        navigation !== null &&
        navigation.entries.length > 0 &&
        isNearer &&
        whyLeftOut(join(dirname(file.path), 'x.md')) === null
      )
        found.navigation = navigation
      else if (navigation?.courseTitle != null) found.courseTitle = navigation.courseTitle
    } else if (file.kind === 'page') takePage(file.path, text, encoding, found, report)
    else if (file.path === 'config.yaml' || file.path === 'config.yml') {
      const config = readEpisodeLists(text)
      found.episodes = config.lists
      found.courseTitle = config.title
    } else if (/(^|\/)_category_\.(json|ya?ml)$/.test(file.path)) takeLabel(file.path, text, found)
    else if (file.path.endsWith('.json') && !IGNORED_DATA.test(file.path)) takeQuizzes(file.path, text, found, report)
  }
  found.quizzes = inOneLanguage(found.quizzes, report)
  return found
}

function takePage(path: string, text: string, encoding: string | null, found: SourceText, report: Report): void {
  const reason = whyLeftOut(path) ?? (text.trim() === '' ? 'It is empty.' : null)
  if (reason !== null) {
    report.leaveOut(path, 'Page left out', reason)
    return
  }
  const page = readPage(path, text)
  const unready = whyUnready(page)
  if (unready !== null) {
    report.leaveOut(path, 'Page left out', unready)
    return
  }
  if (encoding !== null) report.change(path, `Read as ${encoding}`, 'It is not written in UTF-8.')
  for (const problem of page.problems) report.change(path, 'Front matter ignored', problem)
  found.pages.set(path, page)
}

function whyUnready(page: Page): string | null {
  if (page.meta.draft === true) return 'It says that it is a draft.'
  const isPlaceholder = PLACEHOLDER.test(page.text) || /^(fixme|todo)\b/i.test(page.title)
  return isPlaceholder && countWords(page.text) < 40 ? 'It is a placeholder.' : null
}

function takeLabel(path: string, text: string, found: SourceText): void {
  try {
    const value: unknown = parse(text)
    if (value === null || typeof value !== 'object') return
    const fields = new Map<string, unknown>(Object.entries(value))
    const label = fields.get('label')
    const position = fields.get('position')
    found.labels.set(dirname(path), {
      title: typeof label === 'string' ? cleanTitle(label) : null,
      order: typeof position === 'number' ? position : null,
    })
  } catch {
    // A broken label file leaves the folder with its own name.
  }
}

function takeQuizzes(path: string, text: string, found: SourceText, report: Report): void {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    if (/quiz|question/i.test(path)) report.leaveOut(path, 'Quiz left out', 'Its JSON is broken.')
    return
  }
  const drafts = quizzesIn(value)
  if (drafts.length === 0 && /\.quiz\.json$/i.test(path))
    report.leaveOut(path, 'Quiz left out', 'It holds no question with answers that we can read.')
  for (const draft of drafts) {
    const key = draft.id === '' || drafts.length === 1 ? path : `${path}#${draft.id}`
    for (const item of draft.broken)
      report.leaveOut(key, `Question left out: ${item.question.slice(0, 120)}`, item.reason)
    if (draft.items.length === 0) report.leaveOut(key, 'Quiz left out', 'None of its questions can be used.')
    else found.quizzes.push({ ...draft, path, key })
  }
}

const LANGUAGE = /(?:^|[/._-])([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?=\.json$|\/[^/]+\.json$)/

/** Of files that hold the same quizzes in several languages only one is carried, English first. */
function inOneLanguage(quizzes: FoundQuiz[], report: Report): FoundQuiz[] {
  const languageOf = (path: string) =>
    /(translations?|i18n|locales?|lang)\//i.test(path) ? (LANGUAGE.exec(path)?.[1] ?? null) : null
  const languages = new Set(quizzes.map(quiz => languageOf(quiz.path)).filter(language => language !== null))
  if (languages.size < 2) return quizzes
  const chosen = languages.has('en') ? 'en' : [...languages][0]
  const others = new Set<string>()
  const kept = quizzes.filter(quiz => {
    const language = languageOf(quiz.path)
    if (language === null || language === chosen) return true
    others.add(quiz.path)
    return false
  })
  for (const path of others) report.leaveOut(path, 'Quizzes left out', 'Translations are left out.')
  return kept
}
