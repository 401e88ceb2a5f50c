// The form of one question: each choice is saved at once and the form says so; without scripts it is saved on going on.
'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useForm } from '@/components/accounts/use-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { answerAndGo } from './actions'
import { forgetChosen, rememberChosen, tickChosen } from './chosen-here'
import { saveAnswer } from './save-answer'

type QuestionFormProps = {
  attemptId: string
  itemId: string
  path: string
  number: number
  count: number
  flagged: boolean
  answered: boolean
  heading: ReactNode
  numbers: ReactNode
  children: ReactNode
}

const RETRY_MS = 5000
const SAVED = {
  empty: 'Not answered yet.',
  saving: 'Saving …',
  saved: 'Saved.',
  unsaved: 'Not saved yet: we could not reach Cairn. It is saved once the connection is back.',
  over: 'This attempt is over. Go on to see its result.',
}

export function QuestionForm(props: QuestionFormProps) {
  const { attemptId, itemId, path, number, count, flagged, answered, heading, numbers, children } = props
  const form = useForm(answerAndGo)
  const [saved, setSaved] = useState<keyof typeof SAVED>(answered ? 'saved' : 'empty')
  const element = useRef<HTMLFormElement>(null)
  const latest = useRef(0)
  const title = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (number > 1 || document.activeElement !== document.body) title.current?.focus()
  }, [number])

  useEffect(() => {
    const ticked = element.current && tickChosen(element.current, attemptId, itemId)
    if (ticked) setSaved(ticked)
  }, [attemptId, itemId])

  const save = async () => {
    if (!element.current) return
    const given = new FormData(element.current)
    latest.current += 1
    const mine = latest.current
    setSaved('saving')
    const choiceIds = given.getAll('choice').filter(id => typeof id === 'string')
    const outcome = await saveAnswer(attemptId, itemId, { choiceIds, flagged: given.has('flagged') })
    if (outcome === 'saved') rememberChosen(attemptId, itemId, choiceIds)
    if (mine === latest.current) setSaved(outcome === 'saved' && choiceIds.length === 0 ? 'empty' : outcome)
  }
  const again = useRef(save)
  again.current = save
  useEffect(() => {
    if (saved !== 'unsaved') return
    const retry = () => void again.current()
    const timer = window.setInterval(retry, RETRY_MS)
    window.addEventListener('online', retry)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener('online', retry)
    }
  }, [saved])
  return (
    <form ref={element} action={form.submit} onSubmit={() => forgetChosen(attemptId, itemId)} onChange={save}>
      <input type="hidden" name="path" value={path} />
      <input type="hidden" name="attemptId" value={attemptId} />
      <input type="hidden" name="itemId" value={itemId} />
      {/* Enter goes on, not back: the first button of a form is the one that Enter presses. */}
      <button
        type="submit"
        name="go"
        value={nextOf(number, count)}
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
      />
      <h1 ref={title} tabIndex={-1} className="mb-3 outline-none">
        {heading}
      </h1>
      <div className="mb-6">{numbers}</div>
      {form.failure && (
        <Alert tone="error" className="mb-4">
          {form.failure}
        </Alert>
      )}
      {children}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <Checkbox name="flagged" defaultChecked={flagged} label="Flag for review" />
        <p role="status" className="text-muted text-sm">
          {SAVED[saved]}
        </p>
      </div>
      <div className="mt-6 flex flex-wrap justify-between gap-2">
        <Button
          type="submit"
          name="go"
          value={String(Math.max(1, number - 1))}
          disabled={number === 1}
          icon={<ChevronLeft className="rtl:-scale-x-100" />}
        >
          Back
        </Button>
        <div className="flex flex-wrap gap-2">
          {number < count && (
            <Button type="submit" variant="quiet" name="go" value="review">
              Review and submit
            </Button>
          )}
          <Button type="submit" variant="primary" name="go" value={nextOf(number, count)}>
            {number < count ? 'Next question' : 'Review and submit'}
            <ChevronRight className="rtl:-scale-x-100" />
          </Button>
        </div>
      </div>
    </form>
  )
}

function nextOf(number: number, count: number): string {
  return number < count ? String(number + 1) : 'review'
}
