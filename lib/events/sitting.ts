// What facts say of a sitting of writing, whatever was written in it.
import { z } from 'zod'
import { Difference } from '@/lib/core/difference'

/** How often it was saved, since when, and in which request first; the fact is of the last saving. */
export const SittingFact = Difference.extend({
  saves: z.int(),
  beganAt: z.iso.datetime(),
  firstRequestId: z.string(),
})
