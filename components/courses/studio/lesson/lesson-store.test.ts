// Writing a lesson: saved within two seconds, never over another's words, and never lost.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LessonDraft, SaveLesson } from '@/lib/courses/editing/schemas'
import { fieldsOf } from './lesson-fields'
import { type KeptDraft, type LessonAnswer, lessonStore } from './lesson-store'
import { mergeTexts } from './merge-texts'
import { textDifference } from './text-difference'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

const draft = (change: Partial<LessonDraft> = {}): LessonDraft => ({
  id: 'l',
  courseId: 'c',
  sectionId: 's',
  title: 'Loops',
  kind: 'article',
  difficulty: 'medium',
  bodyMarkdown: 'one\n\ntwo\n\nthree',
  durationSeconds: 60,
  freePreview: false,
  optional: false,
  skills: [],
  embedUrl: null,
  mediaId: null,
  revision: 1,
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'Amara',
  ...change,
})

function open(answer: (body: SaveLesson) => LessonAnswer = saves()) {
  const sent: SaveLesson[] = []
  let kept: KeptDraft | null = null
  const store = lessonStore(
    draft(),
    '',
    async (_id, body) => {
      sent.push(body)
      return answer(body)
    },
    {
      write(next) {
        kept = next
      },
    },
  )
  return { store, sent, kept: () => kept }
}

function saves() {
  let lesson = draft()
  return ({ baseRevision: _, ...body }: SaveLesson): LessonAnswer => {
    lesson = { ...lesson, ...(body as Partial<LessonDraft>), revision: lesson.revision + 1 }
    return { as: 'saved', lesson, previewHtml: `<p>${lesson.bodyMarkdown}</p>` }
  }
}

describe('saving', () => {
  test('happens within two seconds, also while one goes on typing', async () => {
    const { store, sent } = open()
    for (let n = 0; n < 20; n++) {
      store.edit({ bodyMarkdown: `text ${n}` })
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(sent.length).toBeGreaterThanOrEqual(1)
    await vi.advanceTimersByTimeAsync(700)
    expect(sent.at(-1)).toMatchObject({ bodyMarkdown: 'text 19' })
    expect(store.state()).toMatchObject({ save: 'saved', previewHtml: '<p>text 19</p>' })
  })

  test('sends only what changed, and continues the newest revision', async () => {
    const { store, sent } = open()
    store.edit({ title: 'Choosing' })
    await vi.runAllTimersAsync()
    store.edit({ freePreview: true })
    await vi.runAllTimersAsync()
    expect(sent).toEqual([
      { baseRevision: 1, title: 'Choosing' },
      { baseRevision: 2, freePreview: true },
    ])
  })

  test('without a connection keeps the text in the browser and tries again', async () => {
    let isUp = false
    const save = saves()
    const { store, kept } = open(body => (isUp ? save(body) : { as: 'lost' }))
    store.edit({ bodyMarkdown: 'typed on a train' })
    await vi.advanceTimersByTimeAsync(1000)
    expect(store.state().save).toBe('offline')
    expect(kept()?.fields.bodyMarkdown).toBe('typed on a train')
    isUp = true
    await vi.advanceTimersByTimeAsync(4000)
    expect(store.state().save).toBe('saved')
    expect(kept()).toBeNull()
  })

  test('an empty title is told in words, and the rest is saved', async () => {
    const { store, sent } = open()
    store.edit({ title: ' ', bodyMarkdown: 'more' })
    await vi.runAllTimersAsync()
    expect(sent).toEqual([{ baseRevision: 1, bodyMarkdown: 'more' }])
    expect(store.state()).toMatchObject({ save: 'refused', problem: expect.stringContaining('still called “Loops”') })
    store.edit({ title: '🌧️' })
    await vi.runAllTimersAsync()
    expect(store.state()).toMatchObject({ save: 'saved', problem: null })
  })

  test('a refusal is shown and nothing typed is lost', async () => {
    const { store } = open(() => ({ as: 'refused', message: 'Too long.' }))
    store.edit({ bodyMarkdown: 'x' })
    await vi.runAllTimersAsync()
    expect(store.state()).toMatchObject({ save: 'refused', problem: 'Too long.', fields: { bodyMarkdown: 'x' } })
  })
})

describe('two writers', () => {
  const theirs = draft({ bodyMarkdown: 'one\n\ntwo changed\n\nthree', revision: 5 })
  function meet(newest: LessonDraft, change: Partial<LessonDraft>) {
    let isFirst = true
    const opened = open(body => {
      if (!isFirst)
        return { as: 'saved', lesson: { ...newest, ...(body as Partial<LessonDraft>), revision: 6 }, previewHtml: '' }
      isFirst = false
      return { as: 'stale', lesson: newest }
    })
    opened.store.edit(change)
    return opened
  }

  test('who changed different fields are both right', async () => {
    const { store, sent } = meet(theirs, { title: 'Mine' })
    await vi.runAllTimersAsync()
    expect(sent).toEqual([
      { baseRevision: 1, title: 'Mine' },
      { baseRevision: 5, title: 'Mine' },
    ])
    expect(store.state()).toMatchObject({
      save: 'saved',
      fields: { title: 'Mine', bodyMarkdown: theirs.bodyMarkdown },
      turn: 1,
    })
  })

  test('who changed the same text choose, and nothing is sent before', async () => {
    const { store, sent } = meet(theirs, { bodyMarkdown: 'one mine\n\ntwo\n\nthree' })
    await vi.runAllTimersAsync()
    expect(store.state()).toMatchObject({ save: 'choose', theirs })
    store.edit({ bodyMarkdown: 'one mine too\n\ntwo\n\nthree' })
    await vi.runAllTimersAsync()
    expect(sent).toHaveLength(1)
  })

  test.each([
    ['mine', 'one mine\n\ntwo\n\nthree', 2],
    ['theirs', theirs.bodyMarkdown, 1],
    ['both', 'one mine\n\ntwo changed\n\nthree', 2],
  ] as const)('%s is taken over', async (choice, expected, requests) => {
    const { store, sent } = meet(theirs, { bodyMarkdown: 'one mine\n\ntwo\n\nthree' })
    await vi.runAllTimersAsync()
    store.choose(choice)
    await vi.runAllTimersAsync()
    expect(store.state()).toMatchObject({ save: 'saved', theirs: null, fields: { bodyMarkdown: expected } })
    expect(sent).toHaveLength(requests)
  })
})

describe('text kept from an earlier visit', () => {
  const kept = (body: string): KeptDraft => ({
    fields: { ...fieldsOf(draft()), bodyMarkdown: body },
    base: fieldsOf(draft()),
    baseRevision: 1,
    at: 0,
  })

  test('is offered, and taken over when wanted', async () => {
    const { store, sent } = open()
    store.offer(kept('kept'))
    expect(store.state().kept?.fields.bodyMarkdown).toBe('kept')
    store.answerOffer('mine')
    await vi.runAllTimersAsync()
    expect(sent).toEqual([{ baseRevision: 1, bodyMarkdown: 'kept' }])
    expect(store.state().turn).toBe(1)
  })

  test('is not offered where the server has it already', () => {
    const { store } = open()
    store.offer(kept(draft().bodyMarkdown))
    expect(store.state().kept).toBeNull()
  })

  test('goes when it is not wanted', async () => {
    const { store, sent, kept: drawer } = open()
    store.offer(kept('kept'))
    store.answerOffer('theirs')
    await vi.runAllTimersAsync()
    expect(sent).toEqual([])
    expect(drawer()).toBeNull()
  })
})

describe('texts', () => {
  test.each([
    ['a\nb\nc', 'a1\nb\nc', 'a\nb\nc2', 'a1\nb\nc2'],
    ['a\nb\nc', 'a\nb\nc', 'a\nb\nc2', 'a\nb\nc2'],
    ['a\nb\nc', 'a\nmine\nc', 'a\ntheirs\nc', 'a\ntheirs\nmine\nc'],
    ['', 'mine', 'theirs', 'theirs\nmine'],
  ])('%j changed to %j and %j are merged', (base, mine, theirs, text) => {
    expect(mergeTexts(base, mine, theirs)).toBe(text)
  })

  test('differ word by word, with the lines around', () => {
    const before = ['a', 'b', 'c', 'the cat sat', 'd', 'e', 'f'].join('\n')
    const after = before.replace('cat', 'dog')
    const [passage, ...more] = textDifference(before, after)
    expect(more).toEqual([])
    expect(passage?.skipped).toBe(2)
    expect(passage?.pieces.filter(({ as }) => as !== 'same')).toEqual([
      { as: 'removed', text: 'cat' },
      { as: 'added', text: 'dog' },
    ])
    expect(passage?.pieces.map(({ text }) => text).join('')).toContain('d\n')
    expect(textDifference(before, before)).toEqual([])
    expect(textDifference('', 'new')).toHaveLength(1)
  })
})
