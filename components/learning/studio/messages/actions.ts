'use server'
// What the form of a message to learners does.
import { action } from '@/lib/web/action'
import { MessageFormInput, PreviewInput } from './message-form-input'
import { previewBody } from './preview-body'
import { sendAndShow } from './send-and-show'

export const send = action(MessageFormInput, sendAndShow, 'course.assist')
export const preview = action(PreviewInput, previewBody, 'studio.enter')
