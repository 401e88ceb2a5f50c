// Where the learning pages are.

export const learnPath = (courseSlug: string) => `/learn/${courseSlug}`
export const lessonPath = (courseSlug: string, lessonId: string) => `/learn/${courseSlug}/${lessonId}`
export const coursePath = (courseSlug: string) => `/courses/${courseSlug}`
