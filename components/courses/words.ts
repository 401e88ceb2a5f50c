// The facts of a course in words: level, length, language, price.
import { formatPrice } from '@/lib/core/money'
import type { CourseSummary } from '@/lib/courses/schemas'

const LEVELS: Record<CourseSummary['level'], string> = {
  beginner: 'Beginner',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
}

export function levelWord(level: string): string {
  return Object.hasOwn(LEVELS, level) ? LEVELS[level as CourseSummary['level']] : level
}

/** As in "45 min", "2 h" and "2 h 30 min"; rounded to minutes, above ten hours to hours. */
export function durationWords(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60))
  if (minutes < 60) return `${minutes} min`
  if (minutes >= 600) return `${Math.round(minutes / 60)} h`
  const rest = minutes % 60
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`
}

/** The English name of a language tag; the tag itself where there is none. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

export function priceWords({ priceMinor, currency }: Pick<CourseSummary, 'priceMinor' | 'currency'>): string {
  return formatPrice(priceMinor, currency)
}

/** As in "1 lesson" and "1,200 lessons". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
