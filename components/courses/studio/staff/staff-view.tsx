// Who teaches a course, what each part may do, and, for its owner, who else shall teach.
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import type { StaffRole } from '@/lib/courses/policy'
import type { StaffMember } from '@/lib/courses/staff/schemas'
import { AddStaffForm } from './add-staff-form'
import { MemberDeed, PartForm } from './member-form'
import { mayDo, ROLE_WORDS } from './staff-words'

type StaffViewProps = { courseId: string; staff: StaffMember[]; viewerId: string; decides: boolean }

export function StaffView({ courseId, staff, viewerId, decides }: StaffViewProps) {
  return (
    <div className="grid max-w-4xl gap-8">
      <section className="grid gap-3">
        <h2 className="font-semibold text-xl">Staff</h2>
        <ul className="divide-y divide-line rounded-md border border-line bg-raised">
          {staff.map(member => (
            <MemberRow
              key={member.user.id}
              courseId={courseId}
              member={member}
              isViewer={member.user.id === viewerId}
              decides={decides}
            />
          ))}
        </ul>
      </section>
      {decides && (
        <section className="grid gap-3">
          <h2 className="font-semibold text-xl">Add somebody</h2>
          <AddStaffForm courseId={courseId} />
        </section>
      )}
      <section className="grid gap-3">
        <h2 className="font-semibold text-xl">What each part may do</h2>
        <dl className="grid gap-4 sm:grid-cols-3">
          {(['assistant', 'co_instructor', 'owner'] satisfies StaffRole[]).map(role => (
            <div key={role} className="rounded-md border border-line bg-raised p-4">
              <dt className="font-medium">{ROLE_WORDS[role]}</dt>
              <dd>
                <ul className="mt-2 grid list-disc gap-1 ps-5 text-[0.9375rem] marker:text-muted">
                  {mayDo(role).map(sentence => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}

type MemberRowProps = { courseId: string; member: StaffMember; isViewer: boolean; decides: boolean }

function MemberRow({ courseId, member: { user, email, role }, isViewer, decides }: MemberRowProps) {
  const member = { courseId, userId: user.id, name: user.name }
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
      <Avatar name={user.name} image={user.image} />
      <div className="min-w-0 flex-1 basis-52">
        <p className="wrap-anywhere font-medium">
          {user.name} {isViewer && <span className="font-normal text-muted">(you)</span>}
        </p>
        <p className="wrap-anywhere text-muted text-sm">{email}</p>
        {role !== 'owner' && (decides || isViewer) && (
          <div className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
            {decides && <MemberDeed member={member} deed="handOver" />}
            <MemberDeed member={member} deed={isViewer ? 'leave' : 'letGo'} />
          </div>
        )}
      </div>
      {decides && role !== 'owner' ? (
        <PartForm member={member} role={role} />
      ) : (
        <Badge tone={role === 'owner' ? 'accent' : 'plain'}>{ROLE_WORDS[role]}</Badge>
      )}
    </li>
  )
}
