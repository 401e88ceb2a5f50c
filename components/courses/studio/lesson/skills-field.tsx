// The skills that something teaches, by name: suggestions from the category's vocabulary, or new words (ARIA combobox).
import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type SkillsFieldProps = {
  skills: string[]
  known: string[]
  /** No new words, only those of the vocabulary. */
  onlyKnown?: boolean
  onChange: (skills: string[]) => void
}

const MOST = 20
const SHOWN = 8

export function SkillsField({ skills, known, onlyKnown = false, onChange }: SkillsFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const words = typed.trim().toLocaleLowerCase()
  const free = known.filter(name => !skills.some(skill => isSame(skill, name)))
  const options = free.filter(name => name.toLocaleLowerCase().includes(words)).slice(0, SHOWN)
  const isFull = skills.length >= MOST

  function add(name: string) {
    const typedName = name.trim().slice(0, 60)
    const skill = known.find(one => isSame(one, typedName)) ?? (onlyKnown ? '' : typedName)
    setTyped('')
    setActive(-1)
    if (skill !== '' && !isFull && !skills.some(one => isSame(one, skill))) onChange([...skills, skill])
  }

  function keys(event: KeyboardEvent) {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      setIsOpen(true)
      const step = key === 'ArrowDown' ? 1 : -1
      setActive(at => (options.length === 0 ? -1 : (at + step + options.length) % options.length))
    } else if (key === 'Enter' || (key === ',' && words !== '')) {
      event.preventDefault()
      add(options[active] ?? typed)
    } else if (key === 'Escape') {
      setIsOpen(false)
      setActive(-1)
    } else if (key === 'Backspace' && typed === '') onChange(skills.slice(0, -1))
  }

  return (
    <div className="relative grid content-start gap-2 sm:col-span-2">
      <Field
        label="Skills"
        hint={
          isFull
            ? 'These are as many as fit.'
            : onlyKnown
              ? 'Choose from those that the lessons of this category name.'
              : 'What one can do afterwards. Choose from the list or type new words, then Enter.'
        }
      >
        {control => (
          <Input
            {...control}
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={isOpen && options.length > 0}
            aria-controls={`${id}-options`}
            aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
            value={typed}
            disabled={isFull}
            onFocus={() => setIsOpen(true)}
            onBlur={() => {
              setIsOpen(false)
              add(typed)
            }}
            onChange={event => {
              setTyped(event.target.value)
              setIsOpen(true)
              setActive(-1)
            }}
            onKeyDown={keys}
          />
        )}
      </Field>
      <div
        id={`${id}-options`}
        role="listbox"
        aria-label="Skills of this category"
        hidden={!isOpen || options.length === 0}
        className="absolute inset-x-0 top-full z-20 max-h-64 overflow-y-auto rounded-sm border border-line bg-raised py-1 shadow-raised"
      >
        {options.map((name, at) => (
          <div
            key={name}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            onMouseDown={event => {
              event.preventDefault()
              add(name)
            }}
            className="cursor-pointer px-3 py-2 hover:bg-sunken aria-selected:bg-accent-soft"
          >
            {name}
          </div>
        ))}
      </div>
      {skills.length > 0 && (
        <ul aria-label="Chosen skills" className="flex flex-wrap gap-1.5">
          {skills.map(skill => (
            <li
              key={skill}
              className="inline-flex items-center gap-1 rounded-sm border border-line bg-sunken ps-2 text-sm"
            >
              {skill}
              <button
                type="button"
                aria-label={`Remove ${skill}`}
                onClick={() => onChange(skills.filter(one => one !== skill))}
                className="grid size-8 place-items-center text-muted hover:text-ink"
              >
                <X className="size-4" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function isSame(a: string, b: string): boolean {
  return a.toLocaleLowerCase() === b.toLocaleLowerCase()
}
