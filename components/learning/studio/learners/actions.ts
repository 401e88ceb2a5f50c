'use server'
// What the forms about the learners of a course do.
import { grantToMany } from '@/lib/learning/learners/grant-to-many'
import { GrantManyInput, RevokeAccessInput } from '@/lib/learning/learners/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'
import { revokeAndReturn } from './revoke-and-return'

export const letIn = action(GrantManyInput, showChanged(grantToMany), 'course.assist')
export const takeAccess = action(RevokeAccessInput, revokeAndReturn, 'course.assist')
