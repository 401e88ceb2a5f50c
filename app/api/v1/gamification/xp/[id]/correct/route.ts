// POST /api/v1/gamification/xp/:id/correct
import { correctXp } from '@/lib/gamification/ledger/correct-xp'
import { CorrectXpInput, XpEntry } from '@/lib/gamification/ledger/schemas'
import { IdParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const POST = endpoint({
  summary: 'Undo an entry of the XP ledger by an entry of its own',
  permission: 'xp.correct',
  params: IdParams,
  body: CorrectXpInput.omit({ entryId: true }).meta({ id: 'CorrectXpReason' }),
  reply: XpEntry,
  status: 201,
  run: (ctx, { params, body }) => correctXp(ctx, { ...body, entryId: params.id }),
})
