// Saves a quiz while it is written: two seconds at most after the last word, never over another's, kept here meanwhile.
import { useEffect, useRef, useState } from 'react'
import type { AuthoredQuiz } from '@/lib/assessments/schemas'
import { bodyOf, draftOf, missing, type QuizDraft, withIds } from './quiz-form'

export type QuizSave = 'saved' | 'unsaved' | 'saving' | 'offline' | 'signed-out' | 'refused' | 'choose'
type Answer =
  | { as: 'saved'; quiz: AuthoredQuiz }
  | { as: 'stale'; quiz: AuthoredQuiz | null }
  | { as: 'refused'; message: string }
  | { as: 'lost' | 'signed-out' }

const PAUSE_MS = 1200
const RETRY_MS = 4000

export function useQuiz(lessonId: string, given: AuthoredQuiz | null) {
  const [draft, setDraft] = useState<QuizDraft>(() => draftOf(given))
  const [save, setSave] = useState<QuizSave>('saved')
  const [problem, setProblem] = useState<string | null>(null)
  const [theirs, setTheirs] = useState<AuthoredQuiz | null>(null)
  const [isKept, setIsKept] = useState(false)
  const base = useRef(given?.updatedAt ?? null)
  const latest = useRef(draft)
  const isSending = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const drawer = `cairn-quiz-${lessonId}`

  function later(ms: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), ms)
  }

  async function flush(): Promise<void> {
    clearTimeout(timer.current)
    const sent = latest.current
    const words = missing(sent)
    if (words) {
      setSave('refused')
      return setProblem(words)
    }
    if (isSending.current) return
    isSending.current = true
    setSave('saving')
    const answer = await send(lessonId, JSON.stringify(bodyOf(sent, base.current)))
    isSending.current = false
    take(answer, sent)
  }

  function take(answer: Answer, sent: QuizDraft) {
    switch (answer.as) {
      case 'saved': {
        base.current = answer.quiz.updatedAt
        const isNewest = latest.current === sent
        latest.current = withIds(latest.current, answer.quiz)
        setDraft(latest.current)
        setProblem(null)
        setSave(isNewest ? 'saved' : 'unsaved')
        if (isNewest) keep(drawer, null)
        else later(PAUSE_MS)
        return
      }
      case 'stale':
        setTheirs(answer.quiz)
        return setSave('choose')
      case 'refused':
        setProblem(answer.message)
        return setSave('refused')
      case 'lost':
      case 'signed-out':
        setSave(answer.as === 'lost' ? 'offline' : 'signed-out')
        return later(RETRY_MS)
    }
  }

  function edit(change: Partial<QuizDraft>) {
    latest.current = { ...latest.current, ...change }
    setDraft(latest.current)
    setIsKept(false)
    keep(drawer, latest.current)
    if (theirs) return
    setSave('unsaved')
    setProblem(null)
    later(PAUSE_MS)
  }

  const state = useRef({ save, flush })
  state.current = { save, flush }
  useEffect(() => {
    setIsKept(kept(drawer) !== null)
    const leave = () => {
      if (state.current.save === 'unsaved') void state.current.flush()
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (state.current.save !== 'saved') event.preventDefault()
    }
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', warn)
    return () => {
      leave()
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', warn)
    }
  }, [drawer])

  return {
    draft,
    save,
    problem,
    theirs,
    isKept,
    edit,
    /** Puts what this browser kept in place of what is shown. */
    bringBack() {
      const found = kept(drawer)
      if (found) edit(found)
    },
    forget() {
      keep(drawer, null)
      setIsKept(false)
    },
    choose(whose: 'mine' | 'theirs') {
      base.current = theirs?.updatedAt ?? null
      const own = latest.current
      // Ids that the other writer dropped are new again.
      const known = new Set(theirs?.items.map(({ id }) => id))
      const items = own.items.map(item => ({ ...item, id: item.id && known.has(item.id) ? item.id : null }))
      latest.current = whose === 'theirs' ? draftOf(theirs) : { ...own, items }
      setDraft(latest.current)
      setTheirs(null)
      if (whose === 'mine') return later(0)
      keep(drawer, null)
      setSave('saved')
    },
  }
}

async function send(lessonId: string, body: string): Promise<Answer> {
  try {
    const headers = { 'content-type': 'application/json' }
    const keepalive = body.length < 60_000
    const reply = await fetch(`/api/v1/lessons/${lessonId}/quiz`, { method: 'PUT', headers, body, keepalive })
    if (reply.ok) return { as: 'saved', quiz: (await reply.json()) as AuthoredQuiz }
    if (reply.status === 401) return { as: 'signed-out' }
    if (reply.status >= 500 || reply.status === 429) return { as: 'lost' }
    const refusal = (await reply.json()) as { detail?: string; code?: string; quiz?: AuthoredQuiz | null }
    if (refusal.code === 'edit_conflict') return { as: 'stale', quiz: refusal.quiz ?? null }
    return { as: 'refused', message: refusal.detail ?? 'That could not be saved.' }
  } catch {
    return { as: 'lost' }
  }
}

function keep(drawer: string, draft: QuizDraft | null): void {
  try {
    if (draft) localStorage.setItem(drawer, JSON.stringify(draft))
    else localStorage.removeItem(drawer)
  } catch {
    // A full or forbidden drawer keeps nothing; the quiz is still in this page.
  }
}

function kept(drawer: string): QuizDraft | null {
  try {
    return JSON.parse(localStorage.getItem(drawer) ?? 'null') as QuizDraft | null
  } catch {
    return null
  }
}
