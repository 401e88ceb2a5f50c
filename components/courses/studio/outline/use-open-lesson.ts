// Which lesson the address names.
import { useParams } from 'next/navigation'

export function useOpenLesson(): string | null {
  const { lessonId } = useParams<{ lessonId?: string }>()
  return lessonId ?? null
}
