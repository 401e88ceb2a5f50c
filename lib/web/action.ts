// A server action: parse once, run the verb, and answer in words, with what was typed when something was wrong.
import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { assertDoor, type Context } from '@/lib/core/context'
import { type FieldError, isDomainError } from '@/lib/core/errors'
import type { Permission } from '@/lib/core/permissions'
import { log } from '@/lib/platform/log'
import { parse, sentence, tryParse } from './fields'
import { pageContext } from './page'

/** What a form gets back. `values` is what was typed, so that nothing is lost. */
export type ActionState<R = unknown> =
  | { ok: true; value: R }
  | { ok: false; message: string; code: string; errors: FieldError[]; values: Record<string, string> }
  | null

/**
 * Makes an action for `useActionState` or a direct call; takes a form or a plain object. `permission` is its line in the table of
 * lib/core/permissions.ts.
 */
export function action<I, R>(
  schema: z.ZodType<I>,
  verb: (ctx: Context, input: I) => Promise<R>,
  permission: Permission,
) {
  const run = async (_previous: ActionState<R>, given: FormData | unknown): Promise<ActionState<R>> => {
    const raw = given instanceof FormData ? fromForm(given) : given
    const ctx = await pageContext()
    try {
      assertDoor(ctx, permission)
      const parsed = tryParse(schema, raw)
      if (!parsed.success) {
        const { errors } = parsed
        return { ok: false, code: 'invalid', message: sentence(errors), errors, values: typed(raw) }
      }
      return { ok: true, value: await verb(ctx, parsed.data) }
    } catch (error) {
      unstable_rethrow(error)
      if (isDomainError(error))
        return { ok: false, code: error.code, message: error.message, errors: error.errors, values: typed(raw) }
      log.error('action failed', { requestId: ctx.requestId, error })
      const message = 'Something went wrong on our side. What you typed is still here; please try again.'
      return { ok: false, code: 'internal', message, errors: [], values: typed(raw) }
    }
  }
  return Object.assign(run, { permission })
}

/** A form as an object; fields that occur twice become lists, React's own fields go. */
function fromForm(form: FormData): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const key of new Set(form.keys())) {
    if (key.startsWith('$ACTION')) continue
    const all = form.getAll(key)
    object[key] = all.length > 1 ? all : all[0]
  }
  return object
}

function typed(raw: unknown): Record<string, string> {
  if (typeof raw !== 'object' || raw === null) return {}
  const pairs = Object.entries(raw).filter(([key, value]) => typeof value === 'string' && !/password/i.test(key))
  return Object.fromEntries(pairs) as Record<string, string>
}

/** An action for a plain `<form action>` with nothing to show afterwards: the deed redirects. */
export function plainAction<I>(
  schema: z.ZodType<I>,
  verb: (ctx: Context, input: I) => Promise<void>,
  permission: Permission,
) {
  const run = async (form: FormData): Promise<void> => {
    const ctx = await pageContext()
    assertDoor(ctx, permission)
    await verb(ctx, parse(schema, fromForm(form), 'body'))
  }
  return Object.assign(run, { permission })
}
