// POST, PUT and DELETE /api/v1/users/otp
import { beginCodes, confirmCodes, endCodes } from '@/lib/accounts/codes/set-up-codes'
import { CodeInput, CodeSetup, RecoveryCodes } from '@/lib/accounts/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Begin with one-time codes',
  description: 'Gives a secret for an authenticator app. Needs a recent password.',
  permission: 'account.keep',
  problems: ['password_required', 'conflict'],
  reply: CodeSetup,
  run: ctx => beginCodes(ctx),
})

export const PUT = endpoint({
  summary: 'Turn one-time codes on',
  description: 'With a code of the app. Gives ten recovery codes, this once.',
  permission: 'account.keep',
  problems: ['password_required', 'conflict'],
  body: CodeInput,
  reply: RecoveryCodes,
  run: (ctx, { body }) => confirmCodes(ctx, body),
})

export const DELETE = endpoint({
  summary: 'Turn one-time codes off',
  description: 'Needs a recent password.',
  permission: 'account.keep',
  problems: ['password_required'],
  reply: null,
  run: ctx => endCodes(ctx),
})
