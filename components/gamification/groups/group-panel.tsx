// A peer group beside its board: its goal, how to invite others, and the way out.
import { Deed } from '@/components/courses/studio/publish/deed'
import { counted } from '@/components/courses/words'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TextLink } from '@/components/ui/text-link'
import type { Group } from '@/lib/gamification/groups/schemas'
import { leavePeerGroup, setGroupGoal } from '../actions'
import { GoalCairn } from './goal-cairn'

/** `invitation` is what the link begins with that is given to others. */
export function GroupPanel({ group, invitation }: { group: Group; invitation: string }) {
  const { id, name, goal, isOwner } = group
  const code = `${group.code.slice(0, 4)}-${group.code.slice(4)}`
  return (
    <section
      aria-labelledby="group-title"
      className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-md border border-line bg-raised p-4"
    >
      <div>
        <h2 id="group-title" className="wrap-anywhere font-semibold text-lg">
          {name}
        </h2>
        <p className="text-muted text-sm">
          {counted(group.memberCount, 'member')}
          {group.courseTitle && ` · XP of ${group.courseTitle} counts`}
        </p>
      </div>
      {goal ? (
        <GoalCairn goal={goal} seed={id} />
      ) : (
        <p className="text-muted">
          {isOwner ? 'No goal yet. How much XP do you want to reach together in a week?' : 'No goal for the week yet.'}
        </p>
      )}
      {isOwner && !goal?.reachedAt && (
        <Deed
          action={setGroupGoal}
          fields={{ groupId: id }}
          label={goal ? 'Change the goal' : 'Set the goal'}
          done="Set."
        >
          <Field label="XP together in a week" hint="From 10 to 100,000; it begins anew each Monday.">
            {control => (
              <Input
                {...control}
                name="targetXp"
                type="number"
                min={10}
                max={100_000}
                defaultValue={goal?.targetXp ?? 300}
                className="max-w-40"
              />
            )}
          </Field>
        </Deed>
      )}
      <div className="grid gap-1">
        <h3 className="font-medium">Invite others</h3>
        <p className="text-[0.9375rem]">
          Give them the code <b className="whitespace-nowrap font-medium font-mono">{code}</b>, or this link:
        </p>
        <TextLink href={`/groups/join/${group.code}`} className="break-all text-sm">
          {invitation + group.code}
        </TextLink>
        <CopyButton text={invitation + group.code} label="Copy the link" className="mt-1" />
      </div>
      <details>
        <summary className="cursor-pointer text-muted text-sm">Leave this group</summary>
        <div className="mt-2 grid gap-2">
          <p className="text-sm">
            {group.memberCount === 1
              ? 'You are the last one here: the group closes.'
              : isOwner
                ? 'The group goes on; whoever joined first after you owns it then.'
                : 'You keep your XP, and can come back with the code.'}
          </p>
          <Deed action={leavePeerGroup} fields={{ groupId: id }} label="Leave" variant="danger" />
        </div>
      </details>
    </section>
  )
}
