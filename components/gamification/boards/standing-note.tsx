// Where one stands with the boards: on them or off, why, and the one click that changes it.
import { Deed } from '@/components/courses/studio/publish/deed'
import { Alert } from '@/components/ui/alert'
import type { Unlisted } from '@/lib/gamification/boards/schemas'
import { standOnBoards } from '../actions'

export function UnlistedNote({ unlisted }: { unlisted: Unlisted | null }) {
  if (!unlisted) return null
  return <Alert tone="info">{unlisted.reason}</Alert>
}

export function BoardsSwitch({ isOn }: { isOn: boolean }) {
  return (
    <section aria-labelledby="optional-title" className="grid gap-2">
      <h2 id="optional-title" className="font-semibold text-lg">
        {isOn ? 'Rather not compete?' : 'You are off the boards'}
      </h2>
      <p className="text-[0.9375rem] text-muted">
        {isOn
          ? 'Leave the boards and nobody sees your XP there. You keep all of it, and your groups.'
          : 'Nobody sees your XP on boards. You can come back at any time.'}
      </p>
      <Deed
        action={standOnBoards}
        fields={{ boards: isOn ? '' : 'on' }}
        label={isOn ? 'Leave the boards' : 'Stand on boards again'}
      />
    </section>
  )
}
