// Adds a category to the catalogue, or gives a known one its new words.
import { transact } from '@/db/client'
import { categories } from '@/db/schema/courses'
import { type Context, requirePermission } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { cache } from '@/lib/platform/cache'

export type CategoryInput = { slug: string; name: string; description: string; position: number }

/** Only for who manages any course. The slug decides which category it is. */
export async function addCategory(ctx: Context, input: CategoryInput): Promise<void> {
  requirePermission(ctx, 'course.manage-any')
  const { slug, ...words } = input
  await transact(ctx, async tx => {
    await tx.tx
      .insert(categories)
      .values({ id: newId(tx.now()), slug, ...words })
      .onConflictDoUpdate({ target: categories.slug, set: words })
    tx.afterCommit(() => void cache().invalidate(['categories']))
  })
}
