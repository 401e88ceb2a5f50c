// The keyboard of the player, and the dialog under `?` that explains it.
'use client'

import { Keyboard } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { commandFor, KEY_HELP, type Press } from './playback/key-map'
import { runCommand } from './playback/run-command'
import { lessonVideo } from './playback/video-element'

export function PlayerKeys({ hasVideo }: { hasVideo: boolean }) {
  const [open, setOpen] = useState(false)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return
      const { key, ctrlKey, metaKey, altKey } = event
      const command = commandFor({ key, ctrlKey, metaKey, altKey, where: focusOf(event.target) }, hasVideo)
      if (!command) return
      event.preventDefault()
      if (command.do === 'help') setOpen(true)
      else runCommand(command)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [hasVideo])

  return (
    <>
      <IconButton
        label="Keyboard"
        title="Keyboard (?)"
        icon={<Keyboard />}
        onClick={() => setOpen(true)}
        className="max-sm:hidden"
      />
      <Dialog open={open} onClose={() => setOpen(false)} title="Keyboard">
        <dl className="grid gap-2">
          {KEY_HELP.filter(line => hasVideo || !line.video).map(({ keys, does }) => (
            <div key={does} className="flex items-center justify-between gap-4">
              <dt>{does}</dt>
              <dd className="flex gap-1">
                {keys.map(key => (
                  <kbd
                    key={key}
                    className="min-w-8 rounded-sm border border-control bg-sunken px-2 py-0.5 text-center font-mono text-sm"
                  >
                    {key}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  )
}

/** Where a key press came from. Ticks, dots and sliders are controls: one does not type into them. */
function focusOf(target: EventTarget | null): Press['where'] {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target === lessonVideo()) return 'video'
  if (target instanceof HTMLInputElement) {
    return ['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type) ? 'control' : 'typing'
  }
  if (target.isContentEditable || target.closest('textarea, select')) return 'typing'
  return target.closest('button, a, summary, [role="tab"], [tabindex="0"]') ? 'control' : 'page'
}
