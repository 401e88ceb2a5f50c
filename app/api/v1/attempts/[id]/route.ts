// GET /api/v1/attempts/:id
import { attempt } from '@/lib/assessments/reads'
import { Attempt } from '@/lib/assessments/schemas'
import { IdParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Your own attempt, with its result once it was submitted',
  permission: 'attempt.own',
  params: IdParams,
  reply: Attempt,
  run: (ctx, { params }) => attempt(ctx, params.id),
})
