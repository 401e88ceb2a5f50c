// Skills by name: found in the vocabulary of the category, or added to it.
import { and, eq, inArray } from 'drizzle-orm'
import type { TxContext } from '@/db/client'
import { skills } from '@/db/schema/courses'
import { newId } from '@/lib/core/ids'
import { slugOf } from './slug'

/** The ids of skills by the names that were asked for; names that differ only in case or accents are one skill. */
export async function nameSkills(ctx: TxContext, categoryId: string, names: string[]): Promise<Map<string, string>> {
  const bySlug = new Map<string, string>()
  for (const name of names) if (!bySlug.has(skillSlug(name))) bySlug.set(skillSlug(name), name)
  if (bySlug.size === 0) return new Map()
  const rows = [...bySlug].map(([slug, name]) => ({ id: newId(), categoryId, slug, name }))
  await ctx.tx.insert(skills).values(rows).onConflictDoNothing()
  const found = await ctx.tx
    .select({ id: skills.id, slug: skills.slug })
    .from(skills)
    .where(and(eq(skills.categoryId, categoryId), inArray(skills.slug, [...bySlug.keys()])))
  const ids = new Map(found.map(({ id, slug }) => [slug, id]))
  return new Map(
    names.flatMap(name => {
      const id = ids.get(skillSlug(name))
      return id ? [[name, id] as const] : []
    }),
  )
}

/** Names without Latin letters or digits keep their own letters, so that they stay apart. */
function skillSlug(name: string): string {
  return /[a-z0-9]/i.test(name.normalize('NFKD')) ? slugOf(name) : name.toLowerCase().trim()
}
