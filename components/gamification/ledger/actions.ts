'use server'
// What the form that gives XP by hand does.
import { z } from 'zod'
import { giveXp } from '@/lib/gamification/ledger/give-xp'
import { GiveXpInput } from '@/lib/gamification/ledger/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'

/** `key` comes with the page, so that pressing twice gives once. */
const GiftForm = GiveXpInput.extend({
  amount: z.coerce.number().pipe(GiveXpInput.shape.amount),
  courseId: z.uuid(),
  key: z.uuid(),
})

export const giveXpByHand = action(GiftForm, showChanged(giveXp), 'xp.give')
