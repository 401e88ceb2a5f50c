// GET /api/v1/audit/entries.csv
import { CSV, download } from '@/lib/audit/export'
import { allEntries } from '@/lib/audit/reads'
import { AuditFilter } from '@/lib/audit/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'The audit trail as a table for spreadsheets, the newest first; for admins',
  permission: 'audit.read',
  query: AuditFilter,
  reply: 'bytes',
  run: (ctx, { query }) => download(CSV, allEntries(ctx, query)),
})
