'use server'
// What the forms about levels do.
import { chooseLook } from '@/lib/gamification/levels/choose-look'
import { ChooseLookInput } from '@/lib/gamification/levels/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'

export const chooseLookAction = action(ChooseLookInput, showChanged(chooseLook), 'xp.read')
