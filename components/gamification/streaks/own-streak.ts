// One's own streak, read once a render: the header and Home show the same.
import { cache } from 'react'
import { type Context, requireUser } from '@/lib/core/context'
import { streakView } from '@/lib/gamification/streaks/reads'

export const ownStreak = cache((ctx: Context) => streakView(ctx, requireUser(ctx).id))
