// The bar above a list with boxes to tick: all of the page at once, ranges with Shift, and how many are ticked.
'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'

/** Works on the boxes called `to` of the form that it stands in; without script they can be ticked one by one. */
export function SelectionBar({ deed }: { deed: string }) {
  const bar = useRef<HTMLDivElement>(null)
  const [count, setCount] = useState({ ticked: 0, all: 0 })

  useEffect(() => {
    const form = bar.current?.closest('form')
    if (!form) return
    let last: HTMLInputElement | undefined
    const look = () => setCount({ ticked: boxes(form).filter(box => box.checked).length, all: boxes(form).length })
    const click = (event: MouseEvent) => {
      const box = event.target
      if (!(box instanceof HTMLInputElement) || box.name !== 'to') return
      if (event.shiftKey && last) tickBetween(boxes(form), last, box)
      last = box
      look()
    }
    look()
    form.addEventListener('click', click)
    form.addEventListener('change', look)
    return () => {
      form.removeEventListener('click', click)
      form.removeEventListener('change', look)
    }
  }, [])

  const tickAll = (checked: boolean) => {
    const form = bar.current?.closest('form')
    if (!form) return
    for (const box of boxes(form)) box.checked = checked
    setCount({ ticked: checked ? boxes(form).length : 0, all: boxes(form).length })
  }
  return (
    <div ref={bar} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
      <Checkbox
        label="All on this page"
        checked={count.all > 0 && count.ticked === count.all}
        onChange={event => tickAll(event.target.checked)}
      />
      <Button type="submit" size="sm" disabled={count.ticked === 0}>
        {deed}
        {count.ticked > 0 && ` ${count.ticked}`}
      </Button>
      <span className="text-muted text-sm">Shift ticks everything between two.</span>
    </div>
  )
}

function boxes(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox][name=to]')]
}

function tickBetween(all: HTMLInputElement[], from: HTMLInputElement, to: HTMLInputElement): void {
  const [a, b] = [all.indexOf(from), all.indexOf(to)]
  if (a < 0 || b < 0) return
  for (const box of all.slice(Math.min(a, b), Math.max(a, b) + 1)) box.checked = to.checked
}
