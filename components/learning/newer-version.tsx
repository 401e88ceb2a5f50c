// Tells a learner that their course has a newer version, and lets them go on with it.
import { SubmitButton } from '@/components/ui/submit-button'
import { goOnWithNewest } from './actions'

export function NewerVersion({ courseId }: { courseId: string }) {
  return (
    <form
      action={goOnWithNewest}
      className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-sm bg-blue-soft px-3 py-2 text-blue text-sm"
    >
      <input type="hidden" name="courseId" value={courseId} />
      <p className="min-w-0 flex-1 basis-64">
        There is a newer version of this course. You can stay with yours, or move on; what you completed stays
        completed.
      </p>
      <SubmitButton size="sm">Move to the newest version</SubmitButton>
    </form>
  )
}
