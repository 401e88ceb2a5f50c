// Says to a learner who is held off the boards since when, why, and whether a person has looked.
import { Alert } from '@/components/ui/alert'
import { Time } from '@/components/ui/time'
import type { Context } from '@/lib/core/context'
import { ownHold } from '@/lib/gamification/flags/reads'

const DECIDED =
  'A person has looked at your XP of an unusual hour, and you stay off the boards. Your XP, your level and your achievements are yours.'

export async function HoldNote({ ctx, timeZone }: { ctx: Context; timeZone: string }) {
  const hold = await ownHold(ctx)
  if (!hold) return null
  return (
    <Alert tone="info">
      {hold.isDecided ? DECIDED : hold.reason} Since <Time at={hold.since} now={ctx.now()} timeZone={timeZone} />.
    </Alert>
  )
}
