// The places in the studio of a course, in the order in which one needs them.

export type StudioPlace = { path: string; label: string; for: 'assist' | 'edit' }

/** A place stands here once it works. `for` is how far one has to be trusted to enter. */
export const STUDIO_PLACES: StudioPlace[] = [
  { path: '', label: 'Outline', for: 'edit' },
  { path: 'details', label: 'Details', for: 'edit' },
  { path: 'access', label: 'Access', for: 'edit' },
  { path: 'game', label: 'XP and board', for: 'edit' },
  { path: 'publish', label: 'Publish', for: 'edit' },
  { path: 'history', label: 'History', for: 'edit' },
  { path: 'learners', label: 'Learners', for: 'assist' },
  { path: 'messages', label: 'Messages', for: 'assist' },
  { path: 'reviews', label: 'Reviews', for: 'assist' },
  { path: 'staff', label: 'Staff', for: 'assist' },
]

export function studioPath(courseId: string, path = ''): string {
  return `/teach/${courseId}${path && `/${path}`}`
}
