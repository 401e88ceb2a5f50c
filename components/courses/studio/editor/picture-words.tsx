// Asks what a picture shows, right below the text and without taking the focus away.
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type PictureWordsProps = { filename: string; onDone: (words: string) => void }

export function PictureWords({ filename, onDone }: PictureWordsProps) {
  const [words, setWords] = useState('')
  const done = () => onDone(words.trim())
  return (
    <fieldset className="grid gap-3 rounded-md border border-blue/40 bg-blue-soft p-4">
      <legend className="sr-only">Describe the picture</legend>
      <Field
        label={`What does “${filename}” show?`}
        hint="For those who cannot see it. Leave it empty where it is mere decoration."
      >
        {control => (
          <Input
            {...control}
            value={words}
            maxLength={300}
            onChange={event => setWords(event.target.value)}
            onKeyDown={event => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              done()
            }}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" onClick={done}>
          {words.trim() === '' ? 'It is decoration' : 'Keep these words'}
        </Button>
      </div>
    </fieldset>
  )
}
