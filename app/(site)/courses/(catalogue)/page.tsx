// /courses: the catalogue.
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Catalogue } from '@/components/courses/catalogue'
import { addressOf, readWish, type SearchParams } from '@/components/courses/catalogue-address'
import { Canonical, pageMetadata } from '@/components/shell/page-metadata'
import { isDomainError } from '@/lib/core/errors'
import { catalogue } from '@/lib/courses/catalogue/reads'
import { pageContext } from '@/lib/web/page'

type Props = { searchParams: Promise<SearchParams> }
const PAGE = 24

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { query } = readWish(await searchParams)
  return {
    ...pageMetadata({
      title: query ? `Courses for “${query}”` : 'Courses',
      description: 'Find a course by subject, level, language and price, and read its free previews at once.',
      path: '/courses',
    }),
    ...(query && { robots: { index: false } }),
  }
}

export default async function CataloguePage({ searchParams }: Props) {
  const [ctx, params] = [await pageContext(), await searchParams]
  const wish = readWish(params)
  const page = await catalogue(ctx, { ...wish, limit: PAGE }).catch((error: unknown) => {
    // A cursor of another list, or of another day: the list from its beginning.
    if (wish.cursor && isDomainError(error) && error.reason === 'invalid') redirect(addressOf(wish))
    throw error
  })
  return (
    <>
      <Canonical path={addressOf({ category: wish.category })} />
      <Catalogue page={page} wish={wish} />
    </>
  )
}
