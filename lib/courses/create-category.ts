// Opens a category of the catalogue, or renames the one that has its slug.
import { transact } from '@/db/client'
import { categories } from '@/db/schema/courses'
import { type Context, requirePermission } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'

export type CategoryInput = { slug: string; name: string; description: string; position: number }

/** Only who may manage any course. */
export async function createCategory(ctx: Context, input: CategoryInput): Promise<void> {
  requirePermission(ctx, 'course.manage-any')
  await transact(ctx, async tx => {
    const { slug: _, ...shown } = input
    await tx.tx
      .insert(categories)
      .values({ id: newId(), ...input })
      .onConflictDoUpdate({ target: categories.slug, set: shown })
  })
}
