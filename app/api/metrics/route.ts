// GET /api/metrics
import { metrics } from '@/lib/web/metrics'

export const GET = metrics
