// The cover of a course: what it is now, and the field to choose another.
'use client'

import { useRouter } from 'next/navigation'
import { UploadField } from '@/components/media/upload-field'

type CoverFieldProps = { courseId: string; coverUrl: string | null }

export function CoverField({ courseId, coverUrl }: CoverFieldProps) {
  const router = useRouter()
  return (
    <section aria-labelledby="cover" className="grid content-start gap-3">
      <h2 id="cover" className="font-semibold text-lg">
        Cover
      </h2>
      {coverUrl ? (
        // biome-ignore lint/performance/noImgElement: stored in the sizes that are needed
        <img
          src={coverUrl}
          alt="The cover as it is now"
          className="aspect-video w-full rounded-md border border-line object-cover"
        />
      ) : (
        <p className="text-muted">There is none yet. Cards with a picture are found more easily.</p>
      )}
      <UploadField kind="cover" courseId={courseId} replaces={coverUrl !== null} onReady={() => router.refresh()} />
    </section>
  )
}
