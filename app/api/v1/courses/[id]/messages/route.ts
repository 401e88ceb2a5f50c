// GET and POST /api/v1/courses/:id/messages
import { taughtCourse } from '@/lib/courses/teaching/reads'
import { sentMessages } from '@/lib/learning/messages/reads'
import { MessageInput, SentMessage, SentMessageList } from '@/lib/learning/messages/schemas'
import { sendMessage } from '@/lib/learning/messages/send-message'
import { CourseParams, Page } from '@/lib/learning/schemas'
import { endpoint, Reply } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'What was written to the learners of a course, newest first; for its staff',
  permission: 'course.assist',
  params: CourseParams,
  query: Page,
  reply: SentMessageList,
  run: (ctx, { params, query }) => sentMessages(ctx, params.id, query),
})

export const POST = endpoint({
  summary: 'Write to the learners of a course: to all, to some, or to those whom a filter means; for its staff',
  permission: 'course.assist',
  params: CourseParams,
  body: MessageInput,
  reply: SentMessage,
  status: 201,
  idempotent: true,
  guard: (ctx, params) => taughtCourse(ctx, params.id),
  async run(ctx, { params, body }) {
    const { message } = await sendMessage(ctx, { ...body, courseId: params.id })
    return new Reply(message, { status: 201 })
  },
})
