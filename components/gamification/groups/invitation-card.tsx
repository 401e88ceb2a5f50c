// What a link to a peer group leads to: who is in it, and one button.
import { Deed } from '@/components/courses/studio/publish/deed'
import { counted } from '@/components/courses/words'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import type { Invitation } from '@/lib/gamification/groups/schemas'
import { joinPeerGroup } from '../actions'
import { competePath } from '../boards/compete-address'

export function InvitationCard({ group }: { group: Invitation }) {
  const { id, name, course, ownerName, memberCount, isMember } = group
  return (
    <div className="mx-auto grid max-w-md grid-cols-[minmax(0,1fr)] gap-4 rounded-md border border-line bg-raised p-6">
      <div>
        <p className="text-muted">You are invited to</p>
        <h1 className="wrap-anywhere font-semibold text-2xl">{name}</h1>
      </div>
      <p>
        {ownerName ? `A peer group of ${ownerName} with ` : 'A peer group with '}
        {counted(memberCount, 'member')}. You see each other’s names and XP on its board, and reach a goal together.
      </p>
      {course && (
        <p>
          It is for those who take <TextLink href={`/courses/${course.slug}`}>{course.title}</TextLink>.
        </p>
      )}
      {isMember ? (
        <ButtonLink href={competePath({ scope: 'group', groupId: id, period: 'week' })} variant="primary">
          You are in it: go to its board
        </ButtonLink>
      ) : (
        <Deed action={joinPeerGroup} fields={{ code: group.code }} label="Join the group" variant="primary" />
      )}
    </div>
  )
}
