'use server'
// What the forms of boards, peer groups and the review of XP do.
import { z } from 'zod'
import { decideFlag } from '@/lib/gamification/flags/decide-flag'
import { DecideFlagInput } from '@/lib/gamification/flags/schemas'
import { createGroup } from '@/lib/gamification/groups/create-group'
import { joinByCode } from '@/lib/gamification/groups/join-group'
import { leaveGroup } from '@/lib/gamification/groups/leave-group'
import { CreateGroupInput, GroupGoalInput, JoinGroupInput } from '@/lib/gamification/groups/schemas'
import { setGoal } from '@/lib/gamification/groups/set-goal'
import { changeOwnSwitches } from '@/lib/gamification/settings/change-own-switches'
import { ownSwitches } from '@/lib/gamification/settings/reads'
import { action } from '@/lib/web/action'
import { FormKey, once } from '@/lib/web/once'
import { goOn, showChanged } from '@/lib/web/show-changed'
import { competePath } from './boards/compete-address'

const BoardsForm = z.object({ boards: z.enum(['on', '']).transform(given => given === 'on') })
/** An empty choice of a form is none. */
const NewGroupForm = z.object({
  name: CreateGroupInput.shape.name,
  courseId: z
    .string()
    .max(200)
    .transform(given => given || undefined),
  ...FormKey.shape,
})
const makeGroup = once(createGroup)
const GoalForm = z.object({
  groupId: z.uuid(),
  targetXp: z.coerce.number().pipe(GroupGoalInput.shape.targetXp),
})

export const standOnBoards = action(
  BoardsForm,
  showChanged(async (ctx, { boards }) => changeOwnSwitches(ctx, { ...(await ownSwitches(ctx)), boards })),
  'game.choose',
)
export const makePeerGroup = action(
  NewGroupForm,
  async (ctx, input) => {
    const { id } = await makeGroup(ctx, input)
    goOn(competePath({ scope: 'group', groupId: id, period: 'week' }))
  },
  'group.join',
)
export const joinPeerGroup = action(
  JoinGroupInput,
  async (ctx, input) => {
    const { id } = await joinByCode(ctx, input)
    goOn(competePath({ scope: 'group', groupId: id, period: 'week' }))
  },
  'group.join',
)
export const leavePeerGroup = action(
  z.object({ groupId: z.uuid() }),
  async (ctx, input) => {
    await leaveGroup(ctx, input)
    goOn('/compete')
  },
  'group.member',
)
export const setGroupGoal = action(GoalForm, showChanged(setGoal), 'group.own')
export const decideAboutXp = action(DecideFlagInput, showChanged(decideFlag), 'xp.review')
