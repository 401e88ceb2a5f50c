// The outline as its editors see it: what the server has, the moves that it does not have yet, and how saving stands.
import { MOST_LESSONS, MOST_SECTIONS } from '@/lib/courses/editing/limits'
import type { Outline, SaveOutline } from '@/lib/courses/editing/schemas'
import { applyMove, applyMoves, type LessonNode, type Move, type SectionNode } from './outline-moves'
import { moveWords, removedWords } from './tree-words'

export type SendOutline = (draft: SaveOutline) => Promise<OutlineAnswer>
export type OutlineAnswer =
  | { as: 'saved' | 'stale'; outline: Outline }
  | { as: 'refused'; message: string }
  /** Nobody answered; the same may work later. */
  | { as: 'lost' }

export type OutlineState = {
  sections: readonly SectionNode[]
  save: 'saved' | 'saving' | 'offline'
  /** For the live region; `said` grows, so that the same words are heard twice. */
  words: string
  said: number
  /** What to show to all, because it needs a look. */
  notice: string | null
  undo: { ids: string[]; words: string; from: readonly SectionNode[] } | null
}

/** Moves that a crash or a lost connection kept from the server. */
export type KeptMoves = { read(): Move[]; write(moves: readonly Move[]): void }

export type OutlineStore = ReturnType<typeof outlineStore>

const GATHER_MS = 250
const RETRY_MS = 3000

export function outlineStore(initial: Outline, send: SendOutline, kept: KeptMoves) {
  let base = initial
  let pending: readonly Move[] = []
  let isSending = false
  let isResumed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: (() => void)[] = []
  const listeners = new Set<() => void>()
  let state: OutlineState = { sections: base.sections, save: 'saved', words: '', said: 0, notice: null, undo: null }

  function set(change: Partial<OutlineState>): void {
    state = { ...state, ...change, said: change.words === undefined ? state.said : state.said + 1 }
    for (const listener of listeners) listener()
  }

  function hold(moves: readonly Move[]): void {
    pending = moves
    kept.write(moves)
  }

  function later(ms: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  async function flush(): Promise<void> {
    if (isSending || pending.length === 0) return
    clearTimeout(timer)
    isSending = true
    set({ save: 'saving' })
    const sent = pending.length
    const answer = await send(draftOf(base, state.sections))
    isSending = false
    take(answer, sent)
    if (pending.length > 0) return later(answer.as === 'lost' ? RETRY_MS : 0)
    for (const resolve of waiting) resolve()
    waiting = []
  }

  function take(answer: OutlineAnswer, sent: number) {
    if (answer.as === 'lost') return set({ save: 'offline' })
    if (answer.as === 'refused') {
      hold(pending.slice(sent))
      const notice = `${answer.message} The last change to the outline was taken back.`
      return set({ sections: applyMoves(base.sections, pending), save: 'saved', notice, words: notice })
    }
    base = answer.outline
    if (answer.as === 'saved') hold(pending.slice(sent))
    const sections = applyMoves(base.sections, pending)
    if (answer.as === 'saved') return set({ sections, save: pending.length > 0 ? 'saving' : 'saved' })
    const notice = 'The outline was changed somewhere else. This is the newest, with your change in it.'
    set({ sections, save: 'saving', notice, words: notice })
  }

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Takes up moves that were kept from an earlier visit. */
    resume() {
      const moves = isResumed ? [] : kept.read()
      isResumed = true
      if (moves.length === 0) return
      hold([...moves, ...pending])
      set({ sections: applyMoves(base.sections, pending), notice: 'Changes that were not saved last time are back.' })
      later(0)
    },
    move(move: Move) {
      const before = state.sections
      const after = applyMove(before, move)
      if (JSON.stringify(after) === JSON.stringify(before)) return
      const full = tooMany(after, before)
      if (full) return set({ notice: full, words: full })
      hold([...pending, move])
      const undo =
        move.kind === 'remove' ? { ids: move.ids, words: removedWords(move.ids, before), from: before } : null
      set({ sections: after, save: 'saving', words: moveWords(move, before, after), undo, notice: null })
      later(GATHER_MS)
    },
    undo() {
      if (state.undo) this.move({ kind: 'restore', ids: state.undo.ids, from: state.undo.from })
    },
    say: (words: string) => set({ words }),
    dismiss: () => set({ notice: null, undo: null }),
    /** Shows what the lesson's own editor saved already. */
    show(id: string, change: Partial<LessonNode>) {
      const changed = (sections: readonly SectionNode[]) =>
        sections.map(section => ({
          ...section,
          lessons: section.lessons.map(lesson => (lesson.id === id ? { ...lesson, ...change } : lesson)),
        }))
      base = { ...base, sections: changed(base.sections) }
      set({ sections: changed(state.sections) })
    },
    flush: () => void flush(),
    /** Resolves once the server has everything. */
    settled: () => (pending.length === 0 ? Promise.resolve() : new Promise<void>(resolve => waiting.push(resolve))),
  }
}

/** Titles go along only where they are new, so that no stale one overwrites what another place renamed. */
function draftOf(base: Outline, sections: readonly SectionNode[]): SaveOutline {
  const titles = new Map(
    base.sections.flatMap(section => [
      [section.id, section.title] as const,
      ...section.lessons.map(one => [one.id, one.title] as const),
    ]),
  )
  const titled = (node: { id: string; title: string }) =>
    titles.get(node.id) === node.title ? {} : { title: node.title }
  return {
    baseRevision: base.revision,
    sections: sections.map(section => ({
      id: section.id,
      ...titled(section),
      lessons: section.lessons.map(lesson => ({
        id: lesson.id,
        ...titled(lesson),
        ...(titles.has(lesson.id) ? {} : { kind: lesson.kind }),
      })),
    })),
  }
}

function tooMany(after: readonly SectionNode[], before: readonly SectionNode[]): string | null {
  if (after.length === 0) return 'A course needs at least one section. You can rename it instead.'
  if (after.length > MOST_SECTIONS && after.length > before.length)
    return `A course has at most ${MOST_SECTIONS} sections. Please join some, or make a second course.`
  const count = (sections: readonly SectionNode[]) => sections.reduce((sum, { lessons }) => sum + lessons.length, 0)
  if (count(after) <= MOST_LESSONS || count(after) <= count(before)) return null
  return `A course has at most ${MOST_LESSONS.toLocaleString('en')} lessons. Please make a second course of the rest.`
}
