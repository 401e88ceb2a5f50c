'use server'
// What the question on the first page does.
import { TrialAnswer } from '@/lib/assessments/trial/schemas'
import { action } from '@/lib/web/action'
import { explained } from './explained'

export const answerTrial = action(TrialAnswer, explained, 'course.try')
