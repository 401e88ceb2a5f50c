// Where the learning pages are.

export const lessonPath = (courseSlug: string, lessonId: string) => `/learn/${courseSlug}/${lessonId}`
export const coursePath = (courseSlug: string) => `/courses/${courseSlug}`
