// Begins captions in another language: empty, or with a WebVTT or SubRip file.
import { Plus, Upload } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { languagesToAdd } from './language-words'

const MAX_BYTES = 2_000_000

type AddLanguageProps = { taken: readonly string[]; onBegin: (language: string, text: string) => void }

export function AddLanguage({ taken, onBegin }: AddLanguageProps) {
  const languages = languagesToAdd(taken)
  const [chosen, setChosen] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()
  const language =
    languages.find(({ tag }) => tag === chosen)?.tag ?? (taken.includes('en') ? languages[0]?.tag : 'en') ?? ''
  const begin = (text: string) => {
    setProblem(null)
    onBegin(language, text)
  }
  const read = async (file: File) => {
    if (file.size === 0) return setProblem(`“${file.name}” is empty (0 bytes).`)
    if (file.size > MAX_BYTES) return setProblem(`“${file.name}” is too large for captions.`)
    const text = await textOf(file)
    if (!text.includes('-->')) return setProblem(`There are no cues in “${file.name}”; it has to be WebVTT or SubRip.`)
    begin(text)
  }
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label="Language" error={problem ?? undefined} className="min-w-48">
        {control => (
          <Select {...control} value={language} onChange={event => setChosen(event.target.value)}>
            {languages.map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div>
        <input
          id={id}
          type="file"
          accept=".vtt,.srt,text/vtt"
          className="peer sr-only"
          onChange={event => {
            const [file] = event.target.files ?? []
            if (file) void read(file)
            event.target.value = ''
          }}
        />
        <label
          htmlFor={id}
          className="inline-flex min-h-10 cursor-pointer items-center gap-2 rounded-sm border border-control bg-raised px-4 py-2 font-medium text-[0.9375rem] hover:bg-sunken peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2"
        >
          <Upload className="size-[1.125rem]" aria-hidden />
          Choose a WebVTT or SubRip file
        </label>
      </div>
      <Button icon={<Plus />} onClick={() => begin('')}>
        Write them here
      </Button>
    </div>
  )
}

/** UTF-8, or what older programs on Windows wrote. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
