// A lesson while it is written: what the server has, what is typed, how saving stands, and what has to be chosen.
import type { LessonDraft, SaveLesson } from '@/lib/courses/editing/schemas'
import { changedFields, changedNames, contested, fieldsOf, type LessonFields } from './lesson-fields'
import { mergeTexts } from './merge-texts'

export type SendLesson = (lessonId: string, body: SaveLesson, isLast: boolean) => Promise<LessonAnswer>
export type LessonAnswer =
  | { as: 'saved'; lesson: LessonDraft; previewHtml: string }
  | { as: 'stale'; lesson: LessonDraft }
  | { as: 'refused'; message: string }
  | { as: 'lost' }
  | { as: 'signed-out' }

/** Text that this browser kept because the server did not get it. `base` is what it continued. */
export type KeptDraft = { fields: LessonFields; base: LessonFields; baseRevision: number; at: number }
export type Drawer = { write(draft: KeptDraft | null): void }

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'offline' | 'signed-out' | 'refused' | 'choose'
export type LessonState = {
  fields: LessonFields
  base: LessonDraft
  save: SaveState
  /** Why the server refused, or what is wrong with a field. */
  problem: string | null
  /** The newest writing, where it and what is typed here changed the same. */
  theirs: LessonDraft | null
  /** Text from an earlier visit that was never saved. */
  kept: KeptDraft | null
  previewHtml: string
  /** Grows when the text was set from outside of the editor. */
  turn: number
}
export type Choice = 'mine' | 'theirs' | 'both'

/** Together well within the two seconds that are promised. */
const PAUSE_MS = 600
const LONGEST_MS = 1500
const RETRY_MS = 3000
const KEEP_MS = 300

export function lessonStore(lesson: LessonDraft, previewHtml: string, send: SendLesson, drawer: Drawer) {
  const listeners = new Set<() => void>()
  let state: LessonState = {
    fields: fieldsOf(lesson),
    base: lesson,
    save: 'saved',
    problem: null,
    theirs: null,
    kept: null,
    previewHtml,
    turn: 0,
  }
  let isSending = false
  let dirtySince = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let keeping: ReturnType<typeof setTimeout> | undefined

  function set(change: Partial<LessonState>) {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }

  function keepLater() {
    clearTimeout(keeping)
    keeping = setTimeout(keepNow, KEEP_MS)
  }
  function keepNow() {
    clearTimeout(keeping)
    const { fields, base, kept } = state
    if (kept) return
    const isDirty = changedNames(base, fields).length > 0
    drawer.write(isDirty ? { fields, base: fieldsOf(base), baseRevision: base.revision, at: Date.now() } : null)
  }

  function later(ms: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  async function flush(isLast = false): Promise<void> {
    clearTimeout(timer)
    if (isLast) keepNow()
    if (state.theirs || (isSending && !isLast)) return
    const body = changedFields(state.base, state.fields)
    if (body.title?.trim() === '') delete body.title
    if (Object.keys(body).length === 0) return settle()
    isSending = true
    dirtySince = 0
    set({ save: 'saving' })
    const answer = await send(state.base.id, { baseRevision: state.base.revision, ...body }, isLast)
    isSending = false
    take(answer, { ...state.base, ...body })
  }

  /** Nothing to send: all is saved, but for a title that is empty. */
  function settle() {
    const isUntitled = state.fields.title.trim() === ''
    const problem = isUntitled
      ? `A lesson needs a title. Until it has one, it is still called “${state.base.title}”.`
      : null
    set({ save: isUntitled ? 'refused' : 'saved', problem })
    keepNow()
  }

  function take(answer: LessonAnswer, sent: LessonFields) {
    switch (answer.as) {
      case 'saved': {
        // What the server tidied is taken over, unless it was typed on meanwhile.
        const typed = changedFields(sent, state.fields)
        set({
          base: answer.lesson,
          fields: { ...fieldsOf(answer.lesson), ...typed },
          previewHtml: answer.previewHtml,
          save: 'unsaved',
        })
        return Object.keys(typed).length > 0 ? later(PAUSE_MS) : settle()
      }
      case 'stale':
        return meet(answer.lesson)
      case 'refused':
        return set({ save: 'refused', problem: answer.message })
      case 'signed-out':
        set({ save: 'signed-out' })
        return later(RETRY_MS * 3)
      case 'lost':
        set({ save: 'offline' })
        return later(RETRY_MS)
    }
  }

  /** Changes to different fields go together by themselves; the same field is for the writer to decide. */
  function meet(theirs: LessonDraft) {
    if (contested(state.base, state.fields, theirs).length > 0) return set({ theirs, save: 'choose' })
    rebase(theirs, changedFields(state.base, state.fields))
  }

  function rebase(base: LessonDraft, mine: Partial<LessonFields>) {
    const fields = { ...fieldsOf(base), ...mine }
    const turn = fields.bodyMarkdown === state.fields.bodyMarkdown ? state.turn : state.turn + 1
    set({ base, fields, theirs: null, turn, save: 'unsaved', problem: null })
    keepNow()
    later(0)
  }

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    edit(change: Partial<LessonFields>) {
      set({ fields: { ...state.fields, ...change }, save: state.theirs ? 'choose' : 'unsaved', problem: null })
      keepLater()
      if (state.theirs) return
      if (dirtySince === 0) dirtySince = Date.now()
      later(Math.max(0, Math.min(PAUSE_MS, dirtySince + LONGEST_MS - Date.now())))
    },
    flush: () => void flush(),
    /** On leaving: a request that outlives the page, and the drawer besides. */
    leave: () => void flush(true),
    /** What changed on the server without a writing: the lesson's media and its length. */
    learn({ revision, durationSeconds, mediaId }: LessonDraft) {
      const { base, fields } = state
      if (revision !== base.revision || (durationSeconds === base.durationSeconds && mediaId === base.mediaId)) return
      const typed = changedFields(base, fields)
      set({ base: { ...base, durationSeconds, mediaId }, fields: { ...fieldsOf(base), durationSeconds, ...typed } })
    },
    choose(choice: Choice) {
      const { theirs, base, fields } = state
      if (!theirs) return
      const mine = changedFields(base, fields)
      if (choice === 'theirs') for (const name of contested(base, fields, theirs)) delete mine[name]
      if (choice === 'both' && mine.bodyMarkdown !== undefined)
        mine.bodyMarkdown = mergeTexts(base.bodyMarkdown, fields.bodyMarkdown, theirs.bodyMarkdown)
      rebase(theirs, mine)
    },
    offer(kept: KeptDraft) {
      const differs =
        changedNames(state.base, { ...fieldsOf(state.base), ...changedFields(kept.base, kept.fields) }).length > 0
      if (differs) set({ kept })
      else drawer.write(null)
    },
    answerOffer(choice: Choice) {
      const { kept, fields, base } = state
      if (!kept) return
      const mine = changedFields(kept.base, kept.fields)
      if (choice === 'both' && mine.bodyMarkdown !== undefined)
        mine.bodyMarkdown = mergeTexts(kept.base.bodyMarkdown, mine.bodyMarkdown, fields.bodyMarkdown)
      set({ kept: null })
      if (choice === 'theirs') return keepNow()
      rebase(base, { ...changedFields(base, fields), ...mine })
    },
    isSafe: () => state.save === 'saved',
  }
}
