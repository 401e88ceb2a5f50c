// One message to a learner, whole.
import { Avatar } from '@/components/ui/avatar'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Markdown } from '@/components/ui/markdown/markdown'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { ReceivedMessage } from '@/lib/learning/messages/schemas'

export function MessageView({ message, now, timeZone }: { message: ReceivedMessage; now: Date; timeZone: string }) {
  const { subject, author, course } = message
  return (
    <article className="mx-auto grid w-full max-w-3xl gap-5 px-4 py-6 sm:px-6">
      <Breadcrumb steps={[{ label: 'From your teachers', href: '/messages' }, { label: subject }]} />
      <h1 className="wrap-anywhere font-semibold text-2xl">{subject}</h1>
      <div className="flex items-center gap-3">
        {author && <Avatar name={author.name} image={author.image} />}
        <p className="text-muted">
          {author?.name ?? 'Your teachers'}, <TextLink href={`/courses/${course.slug}`}>{course.title}</TextLink>,{' '}
          <Time at={new Date(message.createdAt)} now={now} timeZone={timeZone} />
        </p>
      </div>
      <Markdown source={message.bodyMarkdown} idPrefix="message" />
    </article>
  )
}
