// One course that may come next, and why it is suggested.
import { Card, stretched } from '@/components/ui/card'
import type { Suggestion } from '@/lib/learning/shelf/reads'
import { coursePath } from '../paths'

export function SuggestionCard({ suggestion }: { suggestion: Suggestion }) {
  const { slug, title, subtitle, categoryName, becauseOf } = suggestion
  return (
    <Card className="group max-w-2xl p-4 transition-colors duration-100 hover:border-control">
      <h3 className="wrap-anywhere font-semibold leading-snug">
        <a href={coursePath(slug)} className={`${stretched} group-hover:text-accent`}>
          {title}
        </a>
      </h3>
      {subtitle && <p className="mt-0.5 wrap-anywhere">{subtitle}</p>}
      <p className="mt-2 text-muted text-sm">
        Many take it in {categoryName}, where you learn “{becauseOf}”.
      </p>
    </Card>
  )
}
