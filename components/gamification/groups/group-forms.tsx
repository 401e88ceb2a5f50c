// Joining a peer group by its code, and making one.
import { Deed } from '@/components/courses/studio/publish/deed'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { newId } from '@/lib/core/ids'
import type { BoardChoice } from '@/lib/gamification/boards/view/reads'
import type { Invitation } from '@/lib/gamification/groups/schemas'
import { joinPeerGroup, makePeerGroup } from '../actions'

export function GroupForms({ courses, offered }: { courses: BoardChoice[]; offered: Invitation[] }) {
  return (
    <section aria-labelledby="groups-title" className="grid gap-5">
      <div>
        <h2 id="groups-title" className="font-semibold text-lg">
          Learn in a group
        </h2>
        <p className="text-[0.9375rem] text-muted">
          A few people, a board of their own, and a goal that you reach together.
        </p>
      </div>
      {offered.map(group => (
        <OfferedGroup key={group.id} group={group} />
      ))}
      <Deed action={joinPeerGroup} fields={{}} label="Join a group">
        <Field label="Code of a group" hint="Eight letters and digits that somebody gave you.">
          {control => <Input {...control} name="code" maxLength={40} autoComplete="off" autoCapitalize="characters" />}
        </Field>
      </Deed>
      <details className="rounded-md border border-line bg-raised p-4">
        <summary className="cursor-pointer font-medium">Make a group</summary>
        <div className="mt-4">
          <Deed action={makePeerGroup} fields={{ formKey: newId() }} label="Make the group">
            <Field label="Name of the group">{control => <Input {...control} name="name" maxLength={80} />}</Field>
            <Field label="What counts">
              {control => (
                <Select {...control} name="courseId" defaultValue="">
                  <option value="">All XP</option>
                  {courses.map(({ id, name }) => (
                    <option key={id} value={id}>
                      XP of {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </Deed>
        </div>
      </details>
    </section>
  )
}

function OfferedGroup({ group }: { group: Invitation }) {
  return (
    <div className="grid gap-2 rounded-md border border-line bg-raised p-4">
      <p>
        <b className="wrap-anywhere font-medium">{group.name}</b>
        <span className="block text-muted text-sm">
          Made by {group.ownerName ?? 'a teacher'} for {group.course?.title}
        </span>
      </p>
      <Deed action={joinPeerGroup} fields={{ code: group.code }} label="Join" />
    </div>
  )
}
