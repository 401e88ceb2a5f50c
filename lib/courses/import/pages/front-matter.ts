// Splits front matter from a page and reads what we understand of it; broken or odd values never lose the page.
import { parse } from 'yaml'
import { z } from 'zod'

const words = z
  .union([z.string(), z.number()])
  .transform(value => String(value).trim())
  .pipe(z.string().min(1).max(500))
const number = z.coerce.number().finite()
const list = z
  .union([z.array(words), words.transform(value => value.split(/\s*,\s*/))])
  .transform(items => items.slice(0, 50))
const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', 'yes', 'no']).transform(value => value === 'true' || value === 'yes'),
])

/** Everything that a page or course.md may say of itself; every field is optional. */
export const FrontMatter = z
  .object({
    title: words,
    order: number,
    weight: number,
    nav_order: number,
    position: number,
    sidebar_position: number,
    kind: z.enum(['article', 'video']),
    difficulty: z.enum(['easy', 'medium', 'hard', 'expert']),
    freePreview: flag,
    skills: list,
    video: words,
    draft: flag,
    subtitle: words,
    description: words,
    category: words,
    level: z.enum(['beginner', 'intermediate', 'advanced']),
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
    priceMinor: z.coerce.number().int().min(0).max(100_000_000),
    currency: z.string().regex(/^[A-Z]{3}$/),
    tier: z.enum(['basic', 'pro', 'premium']).nullable(),
    outcomes: list,
    requirements: list,
    teacher: words,
    cover: words,
    slug: words,
  })
  .partial()
export type FrontMatter = z.infer<typeof FrontMatter>

export type SplitPage = { meta: FrontMatter; body: string; problems: string[] }

export function splitFrontMatter(text: string): SplitPage {
  const yaml = /^\s*---[ \t]*\n([\s\S]*?)(?:\n|^)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)
  const toml = yaml === null ? /^\s*\+\+\+[ \t]*\n([\s\S]*?)(?:\n|^)\+\+\+[ \t]*(?:\n|$)/.exec(text) : null
  const block = yaml ?? toml
  if (block === null) return { meta: {}, body: text, problems: [] }
  const source = block[1] ?? ''
  // A thematic break at the top of a page without front matter: what stands below is no list of names and values.
  if (source.trim() !== '' && !/^\s*(#.*|['"]?[\w.-]+['"]?\s*[:=])/m.test(source))
    return { meta: {}, body: text, problems: [] }
  const body = text.slice(block[0].length)
  try {
    const raw: unknown = yaml === null ? simpleToml(source) : parse(source, { maxAliasCount: 20, logLevel: 'silent' })
    return { ...understand(raw), body }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    return { meta: {}, body, problems: [`Its front matter could not be read (${reason}), so it was ignored.`] }
  }
}

/** Keeps the good fields and names the bad ones. */
function understand(raw: unknown): { meta: FrontMatter; problems: string[] } {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) return { meta: {}, problems: [] }
  const given: Record<string, unknown> = Object.fromEntries(
    Object.entries(raw).filter(
      ([name, value]) => name in FrontMatter.shape && (value !== null || name === 'tier') && value !== '',
    ),
  )
  const problems: string[] = []
  const whole = FrontMatter.safeParse(given)
  if (whole.success) return { meta: whole.data, problems }
  for (const issue of whole.error.issues) {
    const field = String(issue.path[0] ?? '')
    if (field in given)
      problems.push(
        `Its front matter says ${field}: ${JSON.stringify(given[field])?.slice(0, 60)}, which is not understood.`,
      )
    delete given[field]
  }
  const rest = FrontMatter.safeParse(given)
  return { meta: rest.success ? rest.data : {}, problems }
}

/** The flat `name = value` lines of Hugo's front matter; tables and the rest are passed over. */
function simpleToml(source: string): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const line of source.split('\n')) {
    if (line.startsWith('[')) break
    const pair = /^\s*([\w-]+)\s*=\s*(.+?)\s*$/.exec(line)
    if (pair?.[1] === undefined || pair[2] === undefined) continue
    found[pair[1]] = /^(["']).*\1$/.test(pair[2]) ? pair[2].slice(1, -1) : parse(pair[2])
  }
  return found
}
