// /teach/import
import type { Metadata } from 'next'
import { ImportPlace } from '@/components/courses/studio/import/import-place'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { ownImports } from '@/lib/courses/importing/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Import a course' }

export default async function ImportPage() {
  const { ctx } = await pageUser('/teach/import')
  const imports = await found(ownImports(ctx))
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-5 px-4 py-6 sm:px-6">
      <Breadcrumb steps={[{ label: 'Teach', href: '/teach' }, { label: 'Import a course' }]} />
      <h1 className="font-semibold text-2xl">Import a course</h1>
      <ImportPlace imports={imports} now={ctx.now()} />
    </div>
  )
}
