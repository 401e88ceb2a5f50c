// /teach/import/:importId
import type { Metadata } from 'next'
import { ImportView } from '@/components/courses/studio/import/import-view'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { ownImport } from '@/lib/courses/importing/reads'
import { found, pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Import a course' }

type Props = { params: Promise<{ importId: string }> }

export default async function OneImportPage({ params }: Props) {
  const { importId } = await params
  const { ctx } = await pageUser(`/teach/import/${importId}`)
  const given = await found(ownImport(ctx, importId))
  const steps = [
    { label: 'Teach', href: '/teach' },
    { label: 'Import a course', href: '/teach/import' },
    { label: given.filename },
  ]
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-5 px-4 py-6 sm:px-6">
      <Breadcrumb steps={steps} />
      <h1 className="wrap-anywhere font-semibold text-2xl">Import of {given.filename}</h1>
      <ImportView given={given} />
    </div>
  )
}
