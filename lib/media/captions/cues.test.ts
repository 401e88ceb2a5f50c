// Captions are read with their lines, written so that they read the same again, and their timing is judged in words.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCues } from './check-cues'
import { type EditableCue, readCues, secondsIn, timeWords, writeVtt } from './cues'

const cue = (from: number, to: number, text = 'Words', line = 1): EditableCue => ({
  from,
  to,
  text,
  settings: '',
  line,
})

describe('reading', () => {
  test('WebVTT with notes, identifiers, settings and hours', () => {
    const text =
      'WEBVTT - a title\n\nNOTE by hand\n\nintro\n00:01.000 --> 00:02.500 align:start\nGuten <i>Tag</i>\nzusammen\n\n01:00:03.000 --> 01:00:04.000\nspät\n'
    const { head, cues, problems } = readCues(text)
    expect(problems).toEqual([])
    expect(head).toBe('NOTE by hand')
    expect(cues).toEqual([
      { from: 1, to: 2.5, text: 'Guten <i>Tag</i>\nzusammen', settings: 'align:start', line: 6 },
      { from: 3603, to: 3604, text: 'spät', settings: '', line: 10 },
    ])
    expect(readCues(writeVtt({ head, cues })).cues.map(({ line: _, ...rest }) => rest)).toEqual(
      cues.map(({ line: _, ...rest }) => rest),
    )
  })

  test('SubRip from Windows, with a byte order mark and coordinates', () => {
    const { cues, problems } = readCues(
      '\uFEFF1\r\n00:00:01,000 --> 00:00:02,000 X1:40 X2:600\r\nHallo\r\n\r\n2\r\n00:00:03,5 --> 00:00:04,25\r\nWelt',
    )
    expect(problems).toEqual([])
    expect(cues.map(({ from, to, text }) => [from, to, text])).toEqual([
      [1, 2, 'Hallo'],
      [3.5, 4.25, 'Welt'],
    ])
  })

  test('what cannot be read is told by its line, and the rest is still there', () => {
    const { cues, problems } = readCues(
      'WEBVTT\n\nsome words\n\n00:99.000 --> 00:02.000\nno\n\n00:03.000 --> 00:04.000\nyes',
    )
    expect(cues.map(({ text }) => text)).toEqual(['yes'])
    expect(problems.map(({ line, message }) => [line, message.slice(0, 24)])).toEqual([
      [3, 'Line 3 is not part of an'],
      [5, 'Line 5 has no times that'],
    ])
  })

  test('any text is read without an error, and what was written reads the same', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => readCues(text).cues.length >= 0))
    const words = fc.stringMatching(/^[a-zäß€😀,.!?<>/&]{1,9}( [a-z]{1,9}){0,9}$/u)
    const many = fc.array(fc.record({ at: fc.nat(36_000_000), long: fc.integer({ min: 1, max: 9000 }), words }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(many, list => {
        const cues = list.map(({ at, long, words }) => cue(at / 1000, (at + long) / 1000, words))
        const again = readCues(writeVtt({ head: '', cues })).cues
        expect(again.map(({ from, to, text }) => [from, to, text])).toEqual(
          cues.map(({ from, to, text }) => [from, to, text]),
        )
      }),
    )
  })
})

test.each([
  ['1:02.5', 62.5],
  ['00:01:02,500', 62.5],
  ['62.5', 62.5],
  ['2', 2],
  ['1:60', undefined],
  ['1:2:3:4', undefined],
  ['-1', undefined],
  ['soon', undefined],
])('“%s” is %s seconds', (time, seconds) => expect(secondsIn(time)).toBe(seconds))

test('times are shown as people write them', () => {
  expect([0, 1.5, 62.25, 3723.004].map(timeWords)).toEqual(
    ['0:00.000', '0:01.500', '1:02.250', '1:02:03.004'].map(words => words),
  )
})

describe('timing', () => {
  const said = (cues: EditableCue[], duration: number | null = 60) =>
    checkCues(cues, duration).map(({ message, isAdvice }) => `${isAdvice ? '(' : ''}${message}`)

  test('captions in order have nothing said of them', () => expect(said([cue(0, 2), cue(2, 4)])).toEqual([]))
  test.each([
    ['backward', [cue(3, 1)], 'Cue 1 ends before it begins.'],
    ['of no length', [cue(3, 3)], 'Cue 1 has no length'],
    ['overlapping', [cue(0, 3), cue(2, 4)], 'Cue 2 begins before cue 1 has ended'],
    ['out of order', [cue(5, 6), cue(1, 2)], 'Cue 2 begins before cue 1 does'],
    ['without words', [cue(0, 1, ' ')], 'Cue 1 has no words'],
    ['with an arrow in it', [cue(0, 9, 'a --> b')], 'Cue 1 has “-->”'],
    ['after the end', [cue(60, 61)], 'Cue 1 begins after the end of the video.'],
    ['over the end', [cue(59, 62)], '(Cue 1 goes on after the end'],
    ['too fast', [cue(0, 1, 'x'.repeat(22))], '(Cue 1 is hard to read in its time: 22 characters'],
    ['none', [], 'There is no cue yet.'],
  ])('a cue %s is told', (_, cues, words) => expect(said(cues).join('|')).toContain(words))
  test('marks do not count as characters, and a length that nobody knows is no reason', () => {
    expect(said([cue(0, 1, `<i>${'x'.repeat(21)}</i>`)])).toEqual([])
    expect(said([cue(999, 1000)], null)).toEqual([])
  })
})
