// What was typed, ticked or chosen before the page's script was here goes to the script once it is, instead of being lost.
'use client'

import { type ReactNode, useEffect, useId, useState } from 'react'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
type Early = { control: Control; value: string; isTicked: boolean; caret: number | null }

/**
 * Stands around fields whose `value` or `checked` is the script's own, within the component that holds it. Fields that hold their
 * own text keep it by themselves, but for boxes of several lines: see typed-early.ts.
 */
export function EarlyFields({ className, children }: { className?: string; children: ReactNode }) {
  const id = useId()
  const early = useEarly(id)
  useEffect(() => void sayAll(early), [early])
  return (
    <div id={id} className={className}>
      {children}
    </div>
  )
}

/** Looked up while the server's HTML is taken over: in the same go React writes the server's text into each textarea. */
function useEarly(id: string): Early[] {
  const [early] = useState(() => (typeof document === 'undefined' ? [] : earlyIn(document.getElementById(id))))
  return early
}

/** After all effects, and one after the other: what hears of the second has rendered the first. */
async function sayAll(early: Early[]): Promise<void> {
  for (const each of early) {
    await Promise.resolve()
    if (each.control.isConnected) say(each)
  }
}

function earlyIn(place: HTMLElement | null): Early[] {
  if (!place) return []
  return [...place.querySelectorAll('*')].filter(isControl).filter(isChanged).map(asItStands)
}

function isControl(element: Element): element is Control {
  if (element instanceof HTMLInputElement) return !['hidden', 'file', 'submit', 'button'].includes(element.type)
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
}

/** Of radio buttons it is the one that was chosen. */
function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) return control.selectedIndex !== usual(control)
  if (isBox(control)) return control.checked !== control.defaultChecked && (control.checked || control.type !== 'radio')
  return control.value !== control.defaultValue
}

function usual({ options }: HTMLSelectElement): number {
  const given = [...options].findIndex(({ defaultSelected }) => defaultSelected)
  return Math.max(0, given)
}

function isBox(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio'
}

function asItStands(control: Control): Early {
  const caret = control instanceof HTMLSelectElement ? null : control.selectionStart
  return { control, value: control.value, isTicked: isBox(control) && control.checked, caret }
}

/** React hears of a change only where it is one for it: so it is shown another value first, then this one as if typed. */
function say(early: Early): void {
  const { control } = early
  const { value, isTicked, caret } = isChanged(control) ? asItStands(control) : early
  if (control instanceof HTMLSelectElement) {
    control.value = value
    control.dispatchEvent(new Event('change', { bubbles: true }))
  } else if (isBox(control)) {
    control.checked = !isTicked
    control.click()
  } else {
    control.value = value === '' ? '0' : ''
    Reflect.set(Object.getPrototypeOf(control), 'value', value, control)
    if (caret !== null) control.setSelectionRange(caret, caret)
    control.dispatchEvent(new Event('input', { bubbles: true }))
    // It may have been left meanwhile, too.
    if (control !== document.activeElement) control.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  }
}
