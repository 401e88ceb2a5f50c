// Makes something new once for each form, however often it arrives: pressed twice, or sent again after its answer was lost.
import 'server-only'
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { type Context, requireUser } from '@/lib/core/context'
import { derivedKey } from '@/lib/env'
import { remember } from '@/lib/platform/idempotency'

/** Each rendering of the form has its own, in a hidden field. */
export const FormKey = z.object({ formKey: z.uuid() })

/** The same form with the same words gives for 24 hours what it made the first time; with other words it is another deed. */
export function once<I extends object, R extends object>(verb: (ctx: Context, input: I) => Promise<R>) {
  return async (ctx: Context, given: I & z.infer<typeof FormKey>): Promise<R> => {
    const { formKey, ...input } = given
    const words = createHmac('sha256', derivedKey('idempotency-fingerprint'))
      .update(JSON.stringify(input))
      .digest('hex')
    const { reply } = await remember(`form:${requireUser(ctx).id}`, `${formKey}:${words}`, words, async () => {
      const made = await verb(ctx, input as unknown as I)
      return { status: 200, headers: {}, body: JSON.stringify(made) }
    })
    return JSON.parse(reply.body) as R
  }
}
