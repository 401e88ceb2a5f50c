// GET /api/v1/audit/:id
import { auditEntry } from '@/lib/audit/reads'
import { AuditEntry, EntryParams } from '@/lib/audit/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'One entry of the audit trail; for admins',
  permission: 'audit.read',
  params: EntryParams,
  reply: AuditEntry,
  run: (ctx, { params }) => auditEntry(ctx, params.id),
})
