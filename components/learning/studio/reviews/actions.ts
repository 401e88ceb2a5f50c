'use server'
// What the forms that answer reviews do.
import { z } from 'zod'
import { removeReply } from '@/lib/learning/reviews/remove-reply'
import { replyToReview } from '@/lib/learning/reviews/reply-to-review'
import { ReplyInput } from '@/lib/learning/reviews/schemas'
import { action } from '@/lib/web/action'
import { showChanged } from '@/lib/web/show-changed'

export const reply = action(ReplyInput.extend({ reviewId: z.uuid() }), showChanged(replyToReview), 'course.assist')
export const takeBack = action(z.object({ reviewId: z.uuid() }), showChanged(removeReply), 'course.assist')
