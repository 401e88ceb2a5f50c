// The panel beside a lesson: tabs for what one wrote and what is said. `N` brings the notes up, wherever they are.
'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Tabs } from '@/components/ui/tabs'
import { NOTE_FIELD_ID } from './note-draft'
import { NOTE_EVENT } from './playback/run-command'
import { PANEL_ID } from './player-places'

export function LessonPanel({ tabs }: { tabs: { value: string; label: string; content: ReactNode }[] }) {
  const [tab, setTab] = useState(tabs[0]?.value)

  useEffect(() => {
    const onNote = () => {
      const panel = document.getElementById(PANEL_ID)
      setTab('notes')
      if (panel && panel.checkVisibility() === false) panel.showPopover()
      requestAnimationFrame(() => document.getElementById(NOTE_FIELD_ID)?.focus())
    }
    window.addEventListener(NOTE_EVENT, onNote)
    return () => window.removeEventListener(NOTE_EVENT, onNote)
  }, [])

  return <Tabs label="Beside the lesson" tabs={tabs} value={tab} onValueChange={setTab} className="flex-1" />
}
