// The parts in teaching a course, in words.
import { type StaffRole, TRUST, TRUSTED_TO } from '@/lib/courses/policy'

export const ROLE_WORDS: Record<StaffRole, string> = {
  owner: 'Owner',
  co_instructor: 'Co-instructor',
  assistant: 'Assistant',
}

/** What a part may do, a sentence each. */
export function mayDo(role: StaffRole): string[] {
  return TRUST[role].map(trust => TRUSTED_TO[trust])
}
