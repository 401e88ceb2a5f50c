// The page for an address that leads nowhere: a cairn that has lost its way marks, and the ways on.
// Every page carries its not-found page along: as a client component only its name travels.
'use client'

import { ButtonLink } from '@/components/ui/button'
import { Cairn } from '@/components/ui/cairn'

const SCATTERED = [
  { work: 5, done: 1 },
  { work: 3, done: 0.4 },
  { work: 2, done: 0 },
]

export function Lost({ title = 'There is no page here' }: { title?: string }) {
  return (
    <div className="mx-auto grid w-full max-w-lg justify-items-center gap-3 px-4 py-16 text-center sm:py-24">
      <Cairn stones={SCATTERED} seed="lost" className="size-36" />
      <p className="text-muted text-sm tabular-nums">404</p>
      <h1 className="font-semibold text-2xl">{title}</h1>
      <p className="text-muted">
        The address may have a typo, or what was here has moved on. Nothing of yours is lost.
      </p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <ButtonLink href="/courses" variant="primary">
          Find a course
        </ButtonLink>
        <ButtonLink href="/">Go to the start</ButtonLink>
      </div>
    </div>
  )
}
