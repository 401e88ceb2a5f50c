// Where the chosen lessons shall go, by name.
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { SectionNode } from './outline-moves'

type MoveToFormProps = {
  sections: readonly SectionNode[]
  count: number
  onMove: (sectionId: string, end: 'first' | 'last') => void
}

export function MoveToForm({ sections, count, onMove }: MoveToFormProps) {
  const [sectionId, setSectionId] = useState(sections[0]?.id ?? '')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        onMove(sectionId, 'last')
      }}
      className="grid gap-2 rounded-md border border-line bg-sunken p-3"
    >
      <Field label={count === 1 ? 'Move to' : `Move ${count} lessons to`}>
        {control => (
          <Select {...control} value={sectionId} onChange={event => setSectionId(event.target.value)}>
            {sections.map((section, at) => (
              <option key={section.id} value={section.id}>
                {at + 1}. {section.title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onMove(sectionId, 'first')}>
          To its beginning
        </Button>
        <Button size="sm" type="submit">
          To its end
        </Button>
      </div>
    </form>
  )
}
