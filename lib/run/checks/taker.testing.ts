// A process that takes from one limit as often as it is told, and says how many times it was let on: for limits.it.test.ts.

import { take } from '@/lib/platform/rate-limit'
import { closeRedis } from '@/lib/platform/redis/client'

const [name = '', times = '0'] = (process.env.TAKE ?? '').split(' ')
const limit = { name, limit: 60, windowSeconds: 600 }
const verdicts = await Promise.all(Array.from({ length: Number(times) }, () => take(limit, 'somebody')))
console.log(`allowed ${verdicts.filter(verdict => verdict.allowed).length}`)
closeRedis()
process.exit(0)
