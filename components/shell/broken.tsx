// What a page shows when its part of the server failed: what happened, what is safe, and the way to try again.
'use client'

import { Button, ButtonLink } from '@/components/ui/button'
import { Cairn } from '@/components/ui/cairn'

const TOPPLED = [
  { work: 5, done: 1 },
  { work: 4, done: 0 },
]

export function Broken({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  return (
    <div
      role="alert"
      className="mx-auto grid w-full max-w-lg justify-items-center gap-3 px-4 py-16 text-center sm:py-24"
    >
      <Cairn stones={TOPPLED} seed="broken" className="size-32" />
      <h1 className="font-semibold text-2xl">This page slipped</h1>
      <p className="text-muted">
        Something went wrong on our side. Your progress and everything you saved are safe. Trying again often helps.
      </p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
        <ButtonLink href="/courses">Go to the courses</ButtonLink>
      </div>
      {digest && <p className="mt-2 text-muted text-sm">If you write to us, mention {digest}.</p>}
    </div>
  )
}

/** Next gives the digest of an error of the server, under which our log has the rest. */
export function digestOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return undefined
  return typeof error.digest === 'string' ? error.digest : undefined
}
