// GET /api/v1/audit/entries.jsonl
import { download, JSONL } from '@/lib/audit/export'
import { allEntries } from '@/lib/audit/reads'
import { AuditFilter } from '@/lib/audit/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'The audit trail as lines of JSON, the newest first; for admins',
  permission: 'audit.read',
  query: AuditFilter,
  reply: 'bytes',
  run: (ctx, { query }) => download(JSONL, allEntries(ctx, query)),
})
