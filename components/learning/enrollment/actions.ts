'use server'
// What the forms about taking a course do.
import { z } from 'zod'
import { line } from '@/lib/accounts/schemas'
import { grantAccess } from '@/lib/learning/grant-access'
import { action } from '@/lib/web/action'
import { enrollAndOpen } from './enroll-and-open'

const courseId = z.string().min(1).max(200)

export const enroll = action(z.object({ courseId }), enrollAndOpen, 'course.enroll')
export const giveAccess = action(z.object({ courseId, userEmail: line(1, 254) }), grantAccess, 'course.assist')
