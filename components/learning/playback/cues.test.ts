// What is read from WebVTT, also from files that are not quite right.
import { expect, test } from 'vitest'
import { cueAt, parseCues } from './cues'

test('cues come with and without a name, in several lines, and in hours', () => {
  const vtt = `WEBVTT

1
00:00:00.900 --> 00:00:04.038 line:80% align:center
Clouds tell you what the
next few hours may bring.

01:02.000 --> 01:04.500
Short stamps.

1:00:01.000 --> 1:00:02.000
An hour later.`
  expect(parseCues(vtt)).toEqual([
    { from: 0.9, to: 4.038, text: 'Clouds tell you what the next few hours may bring.' },
    { from: 62, to: 64.5, text: 'Short stamps.' },
    { from: 3601, to: 3602, text: 'An hour later.' },
  ])
})

test('marks go, entities become letters, a byte order mark and Windows line ends do no harm', () => {
  const vtt = '\uFEFFWEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n<v Ada><i>1 &lt; 2</i> &amp; so on'
  expect(parseCues(vtt)).toEqual([{ from: 1, to: 2, text: '1 < 2 & so on' }])
})

test('notes, styles, empty cues and broken timings are left out', () => {
  const vtt = `WEBVTT

NOTE 00:00:01.000 --> 00:00:02.000 was too short

STYLE
::cue { color: red }

00:00:05.000 --> 00:00:03.000
Backwards

00:00:05.000 --> 00:00:06.000

soon --> later
Nonsense`
  expect(parseCues(vtt)).toEqual([])
  expect(parseCues('')).toEqual([])
})

test('the cue at a moment', () => {
  const cues = [
    { from: 1, to: 3, text: 'a' },
    { from: 3, to: 6, text: 'b' },
    { from: 5, to: 7, text: 'c' },
  ]
  expect([0, 1, 2.9, 3, 5.5, 7].map(at => cueAt(cues, at))).toEqual([-1, 0, 0, 1, 2, -1])
})
