'use server'
// What admins do with the accounts of others.
import { reinstate } from '@/lib/accounts/people/reinstate'
import { AboutPerson, SetRole } from '@/lib/accounts/people/schemas'
import { setRole } from '@/lib/accounts/people/set-role'
import { signOutEverywhere } from '@/lib/accounts/people/sign-out-everywhere'
import { suspend } from '@/lib/accounts/people/suspend'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'

export const giveRole = action(SetRole, showChanged(setRole), 'user.manage')
export const suspendPerson = action(AboutPerson, showChanged(suspend), 'user.manage')
export const reinstatePerson = action(AboutPerson, showChanged(reinstate), 'user.manage')
export const signPersonOut = action(AboutPerson, showChanged(signOutEverywhere), 'user.manage')
