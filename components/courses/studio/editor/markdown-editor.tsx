// The editor of a lesson's text: a plain textarea at once and without scripts, the real editor as soon as it is here.
import type { EditorView } from '@codemirror/view'
import { useEffect, useId, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import type { EditorKit } from './editor-kit'
import { EditorToolbar } from './editor-toolbar'
import { sendPicture } from './picture-wire'
import { PictureWords } from './picture-words'

type MarkdownEditorProps = {
  courseId: string
  /** The form that the textarea belongs to. */
  form: string
  language: string
  label: string
  text: string
  /** Grows when `text` was set from outside and the editor has to take it over. */
  turn: number
  onChange: (text: string) => void
}

export function MarkdownEditor({ courseId, form, language, label, text, turn, onChange }: MarkdownEditorProps) {
  const id = useId()
  const host = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const [kit, setKit] = useState<EditorKit | null>(null)
  const [view, setView] = useState<EditorView | null>(null)
  const [waiting, setWaiting] = useState<{ url: string; filename: string }[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const latest = useRef({ text, onChange })
  latest.current = { text, onChange }

  const desk = useRef({
    send: (file: File) => sendPicture(courseId, file),
    onPlaced: (url: string, filename: string) => setWaiting(before => [...before, { url, filename }]),
    onProblem: setProblem,
  })

  useEffect(() => {
    let made: EditorView | undefined
    let isGone = false
    void import('./editor-kit').then(({ editorKit: loaded }) => {
      const parent = host.current
      if (isGone || !parent) return
      const typed = area.current
      const hadFocus = typed?.matches(':focus') ?? false
      made = loaded.createEditor({
        parent,
        doc: latest.current.text,
        selection: selectionOf(typed, latest.current.text.length),
        label,
        describedBy: `${id}-keys`,
        language,
        onChange: words => latest.current.onChange(words),
        pickPicture: () => files.current?.click(),
        intake: loaded.intake(desk.current),
      })
      setKit(loaded)
      setView(made)
      if (hadFocus) made.focus()
    })
    return () => {
      isGone = true
      made?.destroy()
      setView(null)
    }
  }, [id, label, language])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a turn from outside sets the text, never typing itself
  useEffect(() => {
    if (view && kit) kit.setText(view, latest.current.text)
  }, [turn, view, kit])

  return (
    <div className="grid gap-2">
      <div className="overflow-clip rounded-md border border-control bg-raised">
        <EditorToolbar view={view} tools={kit?.tools ?? null} pickPicture={() => files.current?.click()} />
        <div ref={host} />
        {!view && (
          <textarea
            ref={area}
            name="bodyMarkdown"
            form={form}
            aria-label={label}
            aria-describedby={`${id}-keys`}
            lang={language}
            value={text}
            onChange={event => onChange(event.target.value)}
            className="block field-sizing-content min-h-96 w-full resize-y bg-raised p-4 font-mono text-[0.9375rem] leading-[1.65]"
          />
        )}
        <p id={`${id}-keys`} className="sr-only">
          Markdown. Type a slash for a menu of what can be inserted. Tab leaves the editor.
        </p>
        <input
          ref={files}
          type="file"
          accept="image/*"
          multiple
          hidden
          tabIndex={-1}
          aria-label="Pictures to upload"
          onChange={event => {
            const chosen = [...(event.target.files ?? [])]
            event.target.value = ''
            if (view && kit) void kit.placePictures(view, chosen, view.state.selection.main.head, desk.current)
          }}
        />
      </div>
      {waiting[0] && (
        <PictureWords
          key={waiting[0].url}
          filename={waiting[0].filename}
          onDone={words => {
            const [first, ...more] = waiting
            if (first && words && view && kit) kit.describePicture(view, first.url, words)
            setWaiting(more)
            view?.focus()
          }}
        />
      )}
      {problem && (
        <Alert
          tone="warn"
          actions={
            <button type="button" className="text-accent underline" onClick={() => setProblem(null)}>
              All right
            </button>
          }
        >
          {problem}
        </Alert>
      )}
    </div>
  )
}

/** What was typed in the plain field a moment ago may not be in the text yet. */
function selectionOf(area: HTMLTextAreaElement | null, length: number): { anchor: number; head: number } {
  const within = (at = 0) => Math.min(at, length)
  return { anchor: within(area?.selectionStart), head: within(area?.selectionEnd) }
}
