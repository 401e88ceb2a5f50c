// The ways in by another site, below the form: links, so that they work without script.
import { SignInLink } from './sign-in-link'

type Provider = { id: string; name: string }

export function SignInLinks({ providers, next }: { providers: Provider[]; next?: string }) {
  if (providers.length === 0) return null
  const query = next ? `?next=${encodeURIComponent(next)}` : ''
  return (
    <div className="mt-5 grid gap-3">
      <p className="flex items-center gap-3 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {providers.map(({ id, name }) => (
        <SignInLink key={id} name={name} href={`/api/auth/with/${id}${query}`} />
      ))}
    </div>
  )
}
