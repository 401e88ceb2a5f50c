// How many courses each filter of the catalogue would leave.
import { type SQL, sql } from 'drizzle-orm'
import { rows } from '@/db/client'
import { categories, courses } from '@/db/schema/courses'
import type { Context } from '@/lib/core/context'
import { cached } from '@/lib/platform/cache'
import type { CourseFilters, FacetCount, Facets } from '../catalogue/schemas'
import { FEW, forgivingly, type Matching, matches, searchText, termsOf } from '../catalogue/search'

type Row = { facet: keyof Facets; value: string; label: string; count: number }
const NAMES = ['category', 'level', 'language', 'price'] as const

/** Each facet counts under the query and all other filters; kept for 30 s. */
export function facets(ctx: Context, filters: CourseFilters): Promise<Facets> {
  const key = JSON.stringify([filters.query ?? '', ...NAMES.map(name => filters[name] ?? null)])
  return cached(`courses:facets:${key}`, 30, ['courses'], async () => {
    if (!filters.query) return grouped(await counts(ctx, filters, 'none'))
    const exact = grouped(await counts(ctx, filters, 'exact'))
    if (total(exact, filters) >= FEW) return exact
    return grouped(await forgivingly(ctx, tx => counts(tx, filters, 'forgiving')))
  })
}

function counts(ctx: Context, filters: CourseFilters, matching: Matching): Promise<Row[]> {
  const text = searchText(filters.query ?? '')
  const found = matches(termsOf(text, text.last !== ''), matching)
  const base = sql`select ${categories.slug} as category, ${categories.name} as name, ${courses.level} as level, ${courses.language} as language,
      case when ${courses.priceMinor} = 0 then 'free' else 'paid' end as price
    from ${courses} join ${categories} on ${categories.id} = ${courses.categoryId}
    where ${courses.status} = 'published' ${found ? sql`and ${found}` : sql``}`
  const parts = NAMES.map(name => {
    const column = sql.identifier(name)
    const label = name === 'category' ? sql`name` : column
    const others = NAMES.filter(other => other !== name && filters[other] !== undefined)
    const where = others.map(other => sql` and ${sql.identifier(other)} = ${filters[other]}`)
    return sql`select ${sql.raw(`'${name}'`)} as facet, ${column} as value, min(${label}) as label, count(*)::int as count
      from base where true${sql.join(where, sql``)} group by ${column}`
  })
  const union: SQL = sql.join(parts, sql` union all `)
  return rows<Row>(ctx, sql`with base as materialized (${base}) ${union} order by count desc, value`)
}

function grouped(found: Row[]): Facets {
  const of = (facet: keyof Facets): FacetCount[] =>
    found.filter(row => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }))
  return { category: of('category'), level: of('level'), language: of('language'), price: of('price') }
}

/** Hits under all filters: those of one facet whose own filter is applied. */
function total(all: Facets, filters: CourseFilters): number {
  const chosen = all.category.filter(({ value }) => filters.category === undefined || value === filters.category)
  return chosen.reduce((sum, { count }) => sum + count, 0)
}
