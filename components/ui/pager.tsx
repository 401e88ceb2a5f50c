// The way on in a long list: one link to what comes next, so that the back button finds its place.
import { ButtonLink } from './button'

/** Without `href` the end is reached, and it says so. */
export function Pager({ href, label, end }: { href?: string; label: string; end?: string }) {
  return (
    <nav aria-label="More results" className="flex justify-center py-6">
      {href ? (
        <ButtonLink href={href} prefetch={false} rel="next">
          {label}
        </ButtonLink>
      ) : (
        <p className="text-muted text-sm">{end ?? 'That is all.'}</p>
      )}
    </nav>
  )
}
