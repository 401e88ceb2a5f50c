// Chooses the archive to import, and goes to its preview once it is here.
'use client'

import { useRouter } from 'next/navigation'
import { UploadField } from '@/components/media/upload-field'

export function ArchiveField() {
  const router = useRouter()
  return <UploadField kind="import" onReady={({ uploadId }) => router.push(`/teach/import/${uploadId}`)} />
}
