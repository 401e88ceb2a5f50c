'use server'
// What the account forms do.
import { z } from 'zod'
import { changePassword } from '@/lib/accounts/change-password'
import { beginCodes, confirmCodes, endCodes } from '@/lib/accounts/codes/set-up-codes'
import { confirmEmailChange, requestEmailChange } from '@/lib/accounts/links/change-email'
import { resetPassword } from '@/lib/accounts/links/reset-password'
import { requestVerification, verifyEmail } from '@/lib/accounts/links/verify-email'
import {
  ChangeEmailInput,
  ChangePasswordInput,
  CodeInput,
  ForgotPasswordInput,
  ProvePasswordInput,
  RegisterForm,
  ResetPasswordInput,
  SignInCodeForm,
  SignInForm,
  TokenInput,
  UpdateProfileInput,
} from '@/lib/accounts/schemas'
import { provePassword } from '@/lib/accounts/sessions/prove-password'
import { revokeOtherSessions, revokeSession } from '@/lib/accounts/sessions/revoke-session'
import { updateProfile } from '@/lib/accounts/update-profile'
import { action, plainAction } from '@/lib/web/action'
import {
  registerBrowser,
  requestResetBrowser,
  signInBrowser,
  signInBrowserByCode,
  signOutBrowser,
} from '@/lib/web/session'
import { showChanged } from '@/lib/web/show-changed'

const Nothing = z.object({})

export const signIn = action(SignInForm, signInBrowser)
export const signInByCode = action(SignInCodeForm, signInBrowserByCode)
export const createAccount = action(RegisterForm, registerBrowser)
export const signOut = plainAction(signOutBrowser)
export const saveProfile = action(UpdateProfileInput, updateProfile)
export const forgotPassword = action(ForgotPasswordInput, requestResetBrowser)
export const setNewPassword = action(ResetPasswordInput, resetPassword)
export const confirmOwnEmail = action(TokenInput, verifyEmail)
export const confirmNewEmail = action(TokenInput, confirmEmailChange)
export const sendVerification = action(Nothing, requestVerification)
export const askForPassword = action(ProvePasswordInput, showChanged(provePassword))
export const saveNewPassword = action(ChangePasswordInput, changePassword)
export const askForNewEmail = action(ChangeEmailInput, requestEmailChange)
export const beginOneTimeCodes = action(Nothing, beginCodes)
export const confirmOneTimeCodes = action(CodeInput, confirmCodes)
export const endOneTimeCodes = action(Nothing, endCodes)
export const endSession = action(z.object({ sessionId: z.uuid() }), showChanged(revokeSession))
export const endOtherSessions = action(Nothing, showChanged(revokeOtherSessions))
