// GET and POST /api/v1/gamification/xp
import { giveXp } from '@/lib/gamification/ledger/give-xp'
import { xpHistory } from '@/lib/gamification/ledger/reads'
import { GiveXpInput, XpEntry, XpHistory, XpPage } from '@/lib/gamification/ledger/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'What you earned, newest first, with how each amount came about',
  permission: 'xp.read',
  query: XpPage,
  reply: XpHistory,
  run: (ctx, { query }) => xpHistory(ctx, query),
})

export const POST = endpoint({
  summary: 'Give XP by hand, with a reason',
  description:
    'Needs an Idempotency-Key: the same key of the same giver gives once. Instructors name the course that they teach and the learner takes. Over 1,000 XP a day 422 `budget_exceeded`.',
  permission: 'xp.give',
  body: GiveXpInput,
  reply: XpEntry,
  status: 201,
  idempotent: 'required',
  run: (ctx, { body, request }) => giveXp(ctx, { ...body, key: request.headers.get('idempotency-key') ?? '' }),
})
