'use server'
// What the account forms do.
import { z } from 'zod'
import { RegisterForm, SignInForm, UpdateProfileInput } from '@/lib/accounts/schemas'
import { updateProfile } from '@/lib/accounts/update-profile'
import { action } from '@/lib/web/action'
import { registerBrowser, signInBrowser, signOutBrowser } from '@/lib/web/session'

export const signIn = action(SignInForm, signInBrowser)
export const createAccount = action(RegisterForm, registerBrowser)
export const signOut = action(z.unknown(), signOutBrowser)
export const saveProfile = action(UpdateProfileInput, updateProfile)
