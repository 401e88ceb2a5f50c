'use server'
// What the forms that switch parts of the game off do.
import { changeCourseSwitches } from '@/lib/gamification/settings/change-course-switches'
import { changeOwnSwitches } from '@/lib/gamification/settings/change-own-switches'
import { ChangeCourseSwitches, OwnSwitches } from '@/lib/gamification/settings/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'

export const saveOwnSwitches = action(OwnSwitches, showChanged(changeOwnSwitches), 'game.choose')
export const saveCourseSwitches = action(ChangeCourseSwitches, showChanged(changeCourseSwitches), 'course.edit')
