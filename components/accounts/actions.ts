'use server'
// What the account forms do.
import { z } from 'zod'
import { changePassword } from '@/lib/accounts/change-password'
import { beginCodes, confirmCodes, endCodes } from '@/lib/accounts/codes/set-up-codes'
import { IdentityParams } from '@/lib/accounts/identities/schemas'
import { unlinkIdentity } from '@/lib/accounts/identities/unlink-identity'
import { confirmEmailChange, requestEmailChange } from '@/lib/accounts/links/change-email'
import { requestPassword, resetPassword } from '@/lib/accounts/links/reset-password'
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
  ZoneInput,
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

export const signIn = action(SignInForm, signInBrowser, 'account.enter')
export const signInByCode = action(SignInCodeForm, signInBrowserByCode, 'account.enter')
export const createAccount = action(RegisterForm, registerBrowser, 'account.enter')
export const signOut = plainAction(Nothing, signOutBrowser, 'account.enter')
export const saveProfile = action(UpdateProfileInput, showChanged(updateProfile), 'account.keep')
export const saveZone = action(ZoneInput, showChanged(updateProfile), 'account.keep')
export const forgotPassword = action(ForgotPasswordInput, requestResetBrowser, 'account.recover')
export const setNewPassword = action(ResetPasswordInput, resetPassword, 'account.recover')
export const confirmOwnEmail = action(TokenInput, verifyEmail, 'account.recover')
export const confirmNewEmail = action(TokenInput, confirmEmailChange, 'account.recover')
export const sendVerification = action(Nothing, requestVerification, 'account.keep')
export const askForPassword = action(ProvePasswordInput, showChanged(provePassword), 'account.keep')
export const saveNewPassword = action(ChangePasswordInput, changePassword, 'account.keep')
export const askForNewEmail = action(ChangeEmailInput, requestEmailChange, 'account.keep')
export const beginOneTimeCodes = action(Nothing, beginCodes, 'account.keep')
export const confirmOneTimeCodes = action(CodeInput, confirmCodes, 'account.keep')
export const endOneTimeCodes = action(Nothing, endCodes, 'account.keep')
export const endSession = action(z.object({ sessionId: z.uuid() }), showChanged(revokeSession), 'account.keep')
export const endOtherSessions = action(Nothing, showChanged(revokeOtherSessions), 'account.keep')
export const sendPasswordLink = action(Nothing, requestPassword, 'account.keep')
export const disconnect = action(IdentityParams, showChanged(unlinkIdentity), 'account.keep')
