// Writing captions: cues are added, parted, moved and removed without losing what was typed.
import { expect, test } from 'vitest'
import { addedAfter, changed, draftOf, problemsOf, removed, sorted, split, textOf } from './draft'

const VTT =
  'WEBVTT\n\nNOTE mine\n\n00:00:01.000 --> 00:00:03.000\nGood morning everybody here\n\n00:00:05.000 --> 00:00:06.000\nLook up\n'
const { draft } = draftOf(VTT)
const [first, second] = draft.cues.map(({ key }) => key)
const times = ({ cues }: typeof draft) => cues.map(({ from, to, text }) => `${from}–${to} ${text}`)

test('what was read is written the same', () => expect(textOf(draft)).toBe(VTT))

test('a new cue fits between its neighbors, and begins now where that is between them', () => {
  expect(times(addedAfter(draft, first ?? '', 0))[1]).toBe('0:03.000–0:05.000 ')
  expect(times(addedAfter(draft, first ?? '', 4))[1]).toBe('0:04.000–0:05.000 ')
  expect(times(addedAfter(draft, second ?? '', 20))[2]).toBe('0:20.000–0:23.000 ')
  expect(times(addedAfter({ head: '', cues: [] }, null, 0))).toEqual(['0:00.000–0:03.000 '])
})

test('a cue is parted now, or in its middle, and its words with it', () => {
  expect(times(split(draft, first ?? '', 1.5)).slice(0, 2)).toEqual([
    '0:01.000–0:01.500 Good',
    '0:01.500–0:03.000 morning everybody here',
  ])
  expect(times(split(draft, first ?? '', 50))[0]).toBe('0:01.000–0:02.000 Good morning')
  expect(times(split(changed(draft, first ?? '', { text: 'one\ntwo' }), first ?? '', 0))[1]).toBe(
    '0:02.000–0:03.000 two',
  )
})

test('a time that cannot be read is told, and kept as it was typed', () => {
  const wrong = changed(draft, second ?? '', { from: 'soon' })
  expect(problemsOf(wrong, 60).map(({ message }) => message)).toEqual([
    expect.stringContaining('Cue 2 has a time that cannot be read: “soon”'),
  ])
  expect(wrong.cues[1]?.from).toBe('soon')
})

test('faults name the line of the file as it would be written', () => {
  const wrong = changed(draft, second ?? '', { from: '0:02' })
  const [fault] = problemsOf(wrong, 60)
  expect(fault).toMatchObject({ cue: 2, line: 8, isAdvice: false })
  expect(textOf(wrong).split('\n')[7]).toContain('00:00:02.000 -->')
  expect(problemsOf(sorted(changed(draft, second ?? '', { from: '0:00', to: '0:00.5' })), 60)).toEqual([])
})

test('removing takes one cue', () => expect(times(removed(draft, first ?? ''))).toEqual(['0:05.000–0:06.000 Look up']))
