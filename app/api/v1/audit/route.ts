// GET /api/v1/audit
import { auditList } from '@/lib/audit/reads'
import { AuditList, AuditQuery } from '@/lib/audit/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'The audit trail, the newest first; for admins',
  description:
    '`who` is an id, an e-mail address, `system` or `guest`; `kind` a kind or an area, as in `account.suspended` or `account`; `subject` an id, an e-mail address or a course’s slug; a day in `to` is included.',
  permission: 'audit.read',
  query: AuditQuery,
  reply: AuditList,
  run: (ctx, { query }) => auditList(ctx, query),
})
