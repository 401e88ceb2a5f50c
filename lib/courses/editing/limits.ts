// How much fits into a course; the editor says so before the server does.

/** Characters of Markdown. */
export const LONGEST_LESSON = 200_000
export const MOST_SECTIONS = 500
export const MOST_LESSONS = 1000
