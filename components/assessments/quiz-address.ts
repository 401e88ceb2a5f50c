// Where the views of an attempt are: each question, the review before submitting, the result.

/** `at` is a question's number from 1, or `review`; without it the attempt decides what it shows. */
export function attemptView(lessonPath: string, attemptId: string, at?: string): string {
  return `${lessonPath}?attempt=${attemptId}${at ? `&q=${at}` : ''}`
}

/** What the address asks for; nonsense is the first question. */
export function viewOf(at: string | undefined, count: number): number | 'review' {
  if (at === 'review') return 'review'
  const number = /^\d{1,3}$/.test(at ?? '') ? Number(at) : 1
  return Math.min(Math.max(1, number), count)
}
