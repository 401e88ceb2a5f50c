// Says that the session of this page has ended elsewhere, and stays: what one types here is not taken any more.
export function SignedOut() {
  const here = location.pathname + location.search
  return (
    <p className="pointer-events-auto w-full max-w-sm rounded-md border border-line bg-raised px-4 py-3 shadow-raised">
      <b className="font-semibold">You are signed out here.</b>{' '}
      <a href={`/sign-in?next=${encodeURIComponent(here)}`} className="text-accent underline">
        Sign in to go on
      </a>
    </p>
  )
}
