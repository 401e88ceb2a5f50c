// What time does: facts of the clock.
import { z } from 'zod'
import { defineFact } from '@/lib/core/event'

/** Once a minute for the whole deployment. `at` is the full minute; after a pause only the current one comes. */
export const clockMinute = defineFact('clock.minute', z.object({ at: z.iso.datetime() }))
