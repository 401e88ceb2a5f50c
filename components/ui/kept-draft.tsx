// Keeps what is typed into the form around it in this browser until it is sent: a reload, a crash or an ended session costs nothing.
'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from './button'

type KeptDraftProps = {
  /** One name for each form and person. */
  name: string
  fields: readonly string[]
  /** True once what was typed is on the server. */
  done?: boolean
  /** The hidden field that says which one it is, and the one that was sent last: its draft is over. `onBack` hears which is back. */
  identity?: { field: string; sent: string | undefined; onBack(value: string): void }
}

/**
 * Stands inside the form, after its fields. Only what differs from what the page came with is kept and brought back; what is
 * folded away opens for it. What was typed before this script had come is kept, too.
 */
export function KeptDraft({ name, fields, done = false, identity }: KeptDraftProps) {
  const place = useRef<HTMLDivElement>(null)
  const came = useRef<Words>({})
  const [isBack, setBack] = useState(false)
  const drawer = `cairn.draft.${name}`
  const names = fields.join(' ')
  const { field, sent, onBack } = identity ?? {}

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    came.current = firstWords(form, names.split(' '))
    const kept = read(drawer)
    if (field && kept[field] === sent) write(drawer, {})
    else if (bringBack(form, kept, came.current)) setBack(true)
    else if (!field && Object.keys(kept).every(name => control(form, name))) write(drawer, {}) // the page came with it: it was sent
    const which = field && kept[field]
    if (which && which !== sent) onBack?.(which)
    const keep = () => {
      const typed = changed(form, came.current)
      const id = field && (which && which !== sent ? which : control(form, field)?.value)
      write(drawer, field && id && Object.keys(typed).length > 0 ? { ...typed, [field]: id } : typed)
    }
    if (!field || control(form, field)?.value !== sent) keep()
    form.addEventListener('input', keep)
    return () => form.removeEventListener('input', keep)
  }, [drawer, names, field, sent, onBack])

  useEffect(() => {
    if (!done) return
    const form = place.current?.closest('form')
    if (form) came.current = { ...came.current, ...changed(form, came.current) } // what the page would come with now
    write(drawer, {})
    setBack(false)
  }, [done, drawer])

  const discard = () => {
    const form = place.current?.closest('form')
    for (const [name, value] of Object.entries(came.current)) {
      const found = form && control(form, name)
      if (found) found.value = value
    }
    write(drawer, {})
    setBack(false)
  }
  return (
    <div ref={place} role="status" className="flex flex-wrap items-center gap-3 text-muted text-sm empty:hidden">
      {isBack && (
        <>
          What you typed here before was not sent; it is back.
          <Button variant="quiet" size="sm" onClick={discard}>
            Discard it
          </Button>
        </>
      )}
    </div>
  )
}

type Words = Record<string, string>
type Control = { value: string; readonly defaultValue: string }

function control(form: HTMLFormElement, name: string): Control | undefined {
  const found = form.elements.namedItem(name)
  if (found instanceof RadioNodeList) return choice(found)
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : undefined
}

/** Radio buttons as one control; '' is none of them. */
function choice(list: RadioNodeList): Control {
  const buttons = [...list].filter(each => each instanceof HTMLInputElement)
  return {
    get value() {
      return list.value
    },
    set value(chosen) {
      for (const button of buttons) button.checked = button.value === chosen
    },
    defaultValue: buttons.find(button => button.defaultChecked)?.value ?? '',
  }
}

/** What the page came with; React moves the fields' own defaults to whatever was refused. */
function firstWords(form: HTMLFormElement, names: string[]): Words {
  const pairs = names.flatMap(name => {
    const found = control(form, name)
    return found ? [[name, found.defaultValue]] : []
  })
  return Object.fromEntries(pairs)
}

function changed(form: HTMLFormElement, came: Words): Words {
  const pairs = Object.keys(came).flatMap(name => {
    const found = control(form, name)
    return found && found.value !== came[name] ? [[name, found.value]] : []
  })
  return Object.fromEntries(pairs)
}

/** Puts kept words into their fields; gives whether the page came without any of them. */
function bringBack(form: HTMLFormElement, kept: Words, came: Words): boolean {
  let isNew = false
  for (const [name, value] of Object.entries(kept)) {
    const found = control(form, name)
    if (!found || came[name] === undefined || came[name].trim() === value.trim()) continue
    found.value = value
    isNew = true
  }
  if (isNew) form.closest('details')?.setAttribute('open', '')
  return isNew
}

function read(drawer: string): Words {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(drawer) ?? '{}')
    const pairs = Object.entries(kept ?? {}).filter(([, value]) => typeof value === 'string')
    return Object.fromEntries(pairs)
  } catch {
    return {}
  }
}

function write(drawer: string, words: Words): void {
  try {
    if (Object.keys(words).length === 0) localStorage.removeItem(drawer)
    else localStorage.setItem(drawer, JSON.stringify(words))
  } catch {
    // Without storage the words live as long as the page.
  }
}
