// /admin/xp: XP that came unusually fast.
import type { Metadata } from 'next'
import { FlagList } from '@/components/gamification/flags/flag-list'
import { EmptyState } from '@/components/ui/empty-state'
import { flagList } from '@/lib/gamification/flags/reads'
import { adminContext } from '@/lib/web/page'

export const metadata: Metadata = { title: 'XP to look at' }

export default async function XpPage() {
  const ctx = await adminContext('/admin/xp', 'xp.review')
  const [open, decided] = [await flagList(ctx, 'open'), await flagList(ctx, 'decided')]
  return (
    <div className="grid gap-8">
      <section aria-labelledby="open-title" className="grid gap-4">
        <h2 id="open-title" className="font-semibold text-lg">
          XP that came unusually fast
        </h2>
        {open.length === 0 ? (
          <EmptyState title="Nothing waits for you" level={3}>
            Whoever earns over 300 XP in an hour, and three times what the material’s length allows, is held off the
            boards and stands here.
          </EmptyState>
        ) : (
          <FlagList flags={open} now={ctx.now()} />
        )}
      </section>
      {decided.length > 0 && (
        <section aria-labelledby="decided-title" className="grid gap-4">
          <h2 id="decided-title" className="font-semibold text-lg">
            Decided
          </h2>
          <FlagList flags={decided} now={ctx.now()} />
        </section>
      )}
    </div>
  )
}
