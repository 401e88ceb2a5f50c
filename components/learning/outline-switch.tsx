// Opens and closes the outline beside the lesson on wide screens; the choice is remembered.
'use client'

import { PanelLeft } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { OUTLINE_COOKIE, OUTLINE_ID } from './player-places'

const YEAR_S = 31_536_000

/** `open` is what the server rendered. */
export function OutlineSwitch({ open: rendered, className }: { open: boolean; className?: string }) {
  const [open, setOpen] = useState(rendered)
  const change = () => {
    const wanted = !open
    setOpen(wanted)
    document.getElementById(OUTLINE_ID)?.toggleAttribute('data-closed', !wanted)
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${OUTLINE_COOKIE}=${wanted ? 'open' : 'closed'}; path=/learn; max-age=${YEAR_S}; samesite=lax`
  }
  return (
    <IconButton
      label="Lessons"
      title="Lessons"
      icon={<PanelLeft />}
      aria-expanded={open}
      aria-controls={OUTLINE_ID}
      onClick={change}
      className={className}
    />
  )
}
