// What one's teachers wrote lately: on Home of all courses, on a course's page of that course. Nothing where nothing was written.
import { ownProfile } from '@/lib/accounts/reads'
import { type Context, requireUser } from '@/lib/core/context'
import { latestMessages } from '@/lib/learning/messages/reads'
import { MessageList } from './message-list'

export async function FromTeachers({ ctx, courseId }: { ctx: Context; courseId?: string }) {
  const user = requireUser(ctx)
  const messages = await latestMessages(ctx, courseId)
  if (messages.length === 0) return null
  const { timeZone } = await ownProfile(ctx, user.id)
  return (
    <section>
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg">From your teachers</h2>
        <a href="/messages" className="text-accent text-sm underline">
          All messages
        </a>
      </div>
      <MessageList messages={messages} now={ctx.now()} timeZone={timeZone} showCourse={courseId === undefined} />
    </section>
  )
}
