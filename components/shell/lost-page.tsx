// The whole page for an address that leads nowhere. Every page carries it along: so only this name, and the rest when it is shown.
'use client'

import { lazy } from 'react'
import type { Look } from './frame-for'

const Framed = lazy(async () => ({ default: (await import('./lost-framed')).LostFramed }))

export function LostPage(look: Look) {
  return <Framed {...look} />
}
