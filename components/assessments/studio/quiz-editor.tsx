// The editor of a quiz: its rules and its questions, saved while one writes.
'use client'

import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { EarlyFields } from '@/components/ui/early-fields'
import type { AuthoredQuiz } from '@/lib/assessments/schemas'
import { ItemEditor } from './item-editor'
import { type ItemDraft, moved, newItem } from './quiz-form'
import { QuizRulesForm } from './quiz-rules-form'
import { type QuizSave, useQuiz } from './use-quiz'

type QuizEditorProps = {
  lessonId: string
  quiz: AuthoredQuiz | null
  /** What the category calls its skills. */
  skills: string[]
}

const WORDS: Record<QuizSave, string> = {
  saved: 'Quiz saved',
  unsaved: 'Quiz not saved yet…',
  saving: 'Saving the quiz…',
  offline: 'Quiz not saved yet: no connection. It is kept in this browser.',
  'signed-out': 'Quiz not saved yet: you are signed out. It is kept in this browser.',
  refused: 'Quiz not saved yet.',
  choose: 'Quiz not saved yet: please choose.',
}

export function QuizEditor({ lessonId, quiz, skills }: QuizEditorProps) {
  const { draft, save, problem, theirs, isKept, edit, bringBack, forget, choose } = useQuiz(lessonId, quiz)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const { items } = draft

  function change(key: string, fields: Partial<ItemDraft>) {
    edit({ items: items.map(item => (item.key === key ? { ...item, ...fields } : item)) })
  }

  function move(from: number, to: number) {
    if (to < 0 || to >= items.length) return
    edit({ items: moved(items, from, to) })
    setSaid(`This is now question ${to + 1} of ${items.length}.`)
  }

  function add() {
    const item = newItem()
    edit({ items: [...items, item] })
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-item="${item.key}"] textarea`)?.focus())
  }

  function remove(item: ItemDraft, at: number) {
    edit({ items: items.filter(({ key }) => key !== item.key) })
    setSaid(`Question ${at + 1} is out of the quiz.`)
    setRemoved({ item, at })
  }
  const [removed, setRemoved] = useState<{ item: ItemDraft; at: number } | null>(null)

  return (
    <section aria-label="Quiz" className="grid gap-4 rounded-md border border-line bg-raised p-4">
      <h2 className="font-semibold">Quiz</h2>
      <p
        data-quiz-save={save}
        className={
          save === 'saved' || save === 'saving' || save === 'unsaved' ? 'text-muted text-sm' : 'text-red text-sm'
        }
      >
        {WORDS[save]} {problem}
      </p>
      {isKept && save === 'saved' && (
        <Alert
          title="This browser kept a quiz that was not saved"
          actions={
            <>
              <Button size="sm" variant="primary" onClick={bringBack}>
                Bring it back
              </Button>
              <Button size="sm" onClick={forget}>
                Leave it
              </Button>
            </>
          }
        />
      )}
      {save === 'choose' && (
        <Alert
          tone="warn"
          title="This quiz was changed somewhere else"
          actions={
            <>
              <Button size="sm" variant="primary" onClick={() => choose('mine')}>
                Keep mine
              </Button>
              <Button size="sm" onClick={() => choose('theirs')}>
                Take the other
              </Button>
            </>
          }
        >
          The other one has {theirs?.items.length ?? 0} {theirs?.items.length === 1 ? 'question' : 'questions'}:{' '}
          {theirs?.items.map(({ promptMarkdown }) => promptMarkdown.slice(0, 60)).join(' · ')}. Nothing was overwritten.
        </Alert>
      )}
      <EarlyFields className="grid gap-4">
        <QuizRulesForm rules={draft} itemCount={items.length} onChange={edit} />
        <ol ref={list} className="grid gap-4">
          {items.map((item, at) => (
            <ItemEditor
              key={item.key}
              item={item}
              at={at}
              of={items.length}
              known={skills}
              onChange={fields => change(item.key, fields)}
              onMove={to => move(at, to)}
              onRemove={() => remove(item, at)}
            />
          ))}
        </ol>
      </EarlyFields>
      {removed && (
        <div className="flex items-center gap-2 text-sm">
          <span>Question {removed.at + 1} is out.</span>
          <Button
            size="sm"
            onClick={() => {
              edit({ items: [...items.slice(0, removed.at), removed.item, ...items.slice(removed.at)] })
              setRemoved(null)
            }}
          >
            Undo
          </Button>
        </div>
      )}
      <div>
        <Button icon={<Plus />} onClick={add}>
          Add a question
        </Button>
      </div>
      <p className="sr-only" aria-live="polite">
        {said}
      </p>
    </section>
  )
}
