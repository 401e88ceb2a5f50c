// Puts a text into the clipboard, and says so.
'use client'

import { Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button'
import { classes } from './classes'

type CopyButtonProps = { text: string; label: string; className?: string }

export function CopyButton({ text, label, className }: CopyButtonProps) {
  const [said, say] = useState('')
  const copy = async () => {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    say(isCopied ? 'Copied.' : 'This browser does not let us: please select it and copy it yourself.')
  }
  return (
    <div className={classes('flex flex-wrap items-center gap-3', className)}>
      <Button size="sm" icon={<Copy />} onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className="text-sm">
        {said}
      </span>
    </div>
  )
}
