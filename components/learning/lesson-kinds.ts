// What the kinds of lessons are called.
import type { LessonKind } from '@/lib/courses/schemas'

const WORDS: Record<LessonKind, string> = {
  article: 'Article',
  video: 'Video',
  quiz: 'Quiz',
  assignment: 'Assignment',
  file: 'File',
  embed: 'Embedded page',
}

export function kindWords(kind: LessonKind): string {
  return WORDS[kind]
}
