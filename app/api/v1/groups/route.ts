// GET and POST /api/v1/groups
import { createGroup } from '@/lib/gamification/groups/create-group'
import { ownGroups } from '@/lib/gamification/groups/reads'
import { CreateGroupInput, Group, GroupList } from '@/lib/gamification/groups/schemas'
import { endpoint, Reply } from '@/lib/web/endpoint'

export const GET = endpoint({
  summary: 'Your peer groups, with their weekly goals',
  permission: 'group.join',
  reply: GroupList,
  run: async ctx => ({ items: await ownGroups(ctx) }),
})

export const POST = endpoint({
  summary: 'Make a peer group, for all or for a course that you take or teach',
  permission: 'group.join',
  problems: ['forbidden', 'not_found', 'too_many_groups'],
  body: CreateGroupInput,
  reply: Group,
  status: 201,
  idempotent: true,
  async run(ctx, { body }) {
    const group = await createGroup(ctx, body)
    return new Reply(group, { status: 201, headers: { location: `/api/v1/groups/${group.id}` } })
  },
})
