// What those who teach a course answered to a review.
import { Time } from '@/components/ui/time'
import type { Review } from '@/lib/learning/reviews/schemas'

export function ReplyShown({ reply, now }: { reply: NonNullable<Review['reply']>; now: Date }) {
  return (
    <div className="mt-2 grid gap-1 border-accent border-s-2 ps-3">
      <p className="text-sm">
        <span className="wrap-anywhere font-medium">{reply.by?.name ?? 'Those who teach it'}</span>
        <span className="text-muted"> answered </span>
        <Time at={new Date(reply.repliedAt)} now={now} className="text-muted" />
      </p>
      <p className="wrap-anywhere max-w-[68ch] whitespace-pre-line">{reply.body}</p>
    </div>
  )
}
