// What peer groups take and give at the doors.
import { z } from 'zod'
import { line } from '@/lib/accounts/schemas'

export const GroupParams = z.object({ id: z.uuid() })

export const CreateGroupInput = z
  .strictObject({ name: line(1, 80), courseId: z.string().min(1).max(200).optional() })
  .meta({ id: 'CreateGroup' })
export type CreateGroupInput = z.infer<typeof CreateGroupInput>

const code = z.string().min(1, 'please fill this in').max(40, 'has at most 40 characters')
export const JoinGroupInput = z.strictObject({ code }).meta({ id: 'JoinGroup' })

export const GroupGoalInput = z
  .strictObject({ targetXp: z.int().min(10, 'is at least 10 XP').max(100_000, 'is at most 100,000 XP') })
  .meta({ id: 'GroupGoal' })

/** What the members want to reach together from Monday to Sunday (UTC), and how far they are. */
export const Goal = z.object({ targetXp: z.int(), xp: z.int(), reachedAt: z.iso.datetime().nullable() })
export type Goal = z.infer<typeof Goal>

export const Group = z
  .object({
    id: z.string(),
    name: z.string(),
    code: z.string(),
    courseId: z.string().nullable(),
    courseTitle: z.string().nullable(),
    memberCount: z.int(),
    /** Whether you own it: you set its goal. */
    isOwner: z.boolean(),
    goal: Goal.nullable(),
  })
  .meta({ id: 'Group' })
export type Group = z.infer<typeof Group>

export const GroupList = z.object({ items: z.array(Group) }).meta({ id: 'GroupList' })

/** A group as those see it who hold its code and have not joined. */
export type Invitation = {
  id: string
  name: string
  code: string
  memberCount: number
  ownerName: string | null
  course: { id: string; slug: string; title: string } | null
  isMember: boolean
}
