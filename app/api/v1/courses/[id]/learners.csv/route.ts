// GET /api/v1/courses/:id/learners.csv
import { streamCsv } from '@/lib/learning/learners/csv'
import { allLearners } from '@/lib/learning/learners/reads'
import { LearnerFilter } from '@/lib/learning/learners/schemas'
import { CourseParams } from '@/lib/learning/schemas'
import { endpoint } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'The learners of a course as a table for spreadsheets; for its staff',
  permission: 'course.assist',
  params: CourseParams,
  query: LearnerFilter,
  reply: 'bytes',
  async run(ctx, { params, query }) {
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="learners.csv"',
      'cache-control': 'private, no-store',
    }
    return new Response(await streamCsv(allLearners(ctx, params.id, query)), { headers })
  },
})
