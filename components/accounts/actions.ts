'use server'
// What the account forms do.
import { RegisterForm, SignInForm, UpdateProfileInput } from '@/lib/accounts/schemas'
import { updateProfile } from '@/lib/accounts/update-profile'
import { action, plainAction } from '@/lib/web/action'
import { registerBrowser, signInBrowser, signOutBrowser } from '@/lib/web/session'

export const signIn = action(SignInForm, signInBrowser)
export const createAccount = action(RegisterForm, registerBrowser)
export const signOut = plainAction(signOutBrowser)
export const saveProfile = action(UpdateProfileInput, updateProfile)
