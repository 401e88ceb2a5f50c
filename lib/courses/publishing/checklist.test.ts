// What the checklist sees in texts, lessons and courses, and what it leaves in peace.
import { describe, expect, it, test } from 'vitest'
import { ignoredColors, weakColors } from './advice/colors'
import { headingJumps } from './advice/headings'
import { vagueLinks } from './advice/links'
import { undescribedPictures } from './advice/pictures'
import { readingLevel, whatMakesItHard } from './advice/reading-level'
import { prose, readText } from './advice/text'
import { type CheckedLesson, checklist, lessonAdvice, textAdvice } from './checklist'
import { readingAdvice } from './reading-advice'

test.each([
  ['![](a/b.png)', ['b.png']],
  ['![photo](b.png) and ![IMG_1.JPG](c.jpg)', ['b.png', 'c.jpg']],
  ['![A cloud over a hill](b.png)', []],
  ['![][cloud]\n\n[cloud]: x/y.svg', ['y.svg']],
  ['<img src="z.png"> <img src="w.png" alt="A wave">', ['z.png']],
  ['`![](code.png)`', []],
])('pictures without words in %j', (markdown, expected) => {
  expect(undescribedPictures(readText(markdown))).toEqual(expected)
})

test('headings that jump are named with their levels; the first sets where a text begins', () => {
  const markdown = '### Start\n\n#### Below\n\n###### Too deep\n\n## Up again\n\n### Fine\n\n```\n# no heading\n```'
  expect(headingJumps(readText(markdown))).toEqual([{ title: 'Too deep', from: 4, to: 6 }])
})

test.each(['here', 'Click here', 'this link', 'read more…', 'More »', 'HERE.'])(
  '“%s” says nothing as a link',
  words => {
    expect(vagueLinks(readText(`Go [${words}](https://example.com).`))).toEqual([words])
  },
)

test('links that say where they lead are fine, and so are addresses', () => {
  expect(vagueLinks(readText('[The atlas of clouds](x) and <https://example.com> and [here is the map](y)'))).toEqual(
    [],
  )
})

describe('colors', () => {
  it('counts those that HTML asks for', () => {
    expect(ignoredColors(readText('<span style="color: red">x</span> <font color="blue">y</font> <b>z</b>'))).toBe(2)
  })
  it('measures those of formulas on light and dark pages', () => {
    expect(weakColors(readText('$\\textcolor{yellow}{x}$ and $\\color{#767676} y$'))).toEqual([
      { color: 'yellow', on: 'light', contrast: expect.closeTo(1.03, 1) },
      { color: '#767676', on: 'dark', contrast: expect.closeTo(4.07, 1) },
    ])
    expect(weakColors(readText('$\\textcolor{unheard-of}{x}$'))).toEqual([])
    expect(weakColors(readText('$\\textcolor{#00f}{x}$'))).toMatchObject([{ on: 'dark' }])
  })
})

describe('reading level', () => {
  const easy = 'The cat sat on the mat. It was a warm day. The sun was up and the sky was blue. '.repeat(6)
  const hard =
    'Notwithstanding considerable methodological heterogeneity, contemporary epidemiological investigations consistently demonstrate substantial associations between atmospheric particulate concentrations and cardiovascular hospitalization across the countries of the north. '.repeat(
      6,
    )
  it('is low for short sentences of short words and high for the contrary', () => {
    expect(readingLevel([easy])?.grade).toBeLessThan(3)
    expect(readingLevel([hard])?.grade).toBeGreaterThan(18)
  })
  it('judges nothing by a few words', () => {
    expect(readingLevel(['Only a few words.'])).toBeUndefined()
    expect(readingLevel([])).toBeUndefined()
  })
  it('says what makes it hard', () => {
    const level = readingLevel([hard])
    expect(level && whatMakesItHard(level)).toMatch(/long sentences.*many long words/)
    const runOn = readingLevel([`${'we go up and then we go down '.repeat(20)}.`])
    expect(runOn && whatMakesItHard(runOn)).toMatch(
      /^long sentences \(160 words a sentence; the longest, “we go up and then we …”/,
    )
    const words = readingLevel([`${'Considerable heterogeneity. '.repeat(60)}`])
    expect(words && whatMakesItHard(words)).toMatch(/^many long words/)
  })
  it('advises against the level of the course, in English alone', () => {
    const paragraphs = new Map([
      ['a', [easy]],
      ['b', [hard]],
    ])
    const { entries, course } = readingAdvice({ language: 'en-US', level: 'beginner' }, paragraphs)
    expect(entries).toMatchObject([{ lessonId: 'b', topic: 'reading', required: false }])
    expect(entries[0]?.message).toMatch(/^Reads at about grade \d+: long sentences/)
    expect(course?.words).toBeGreaterThan(200)
    expect(readingAdvice({ language: 'de', level: 'beginner' }, paragraphs).entries).toEqual([])
  })
  it('reads running words only', () => {
    const markdown =
      '# Title\n\n:::note[Mind]\nInside a *note*.\n:::\n\n```js\ncode()\n```\n\n- An item with $x^2$ math\n\n| a | b |\n| - | - |\n| c | d |\n'
    expect(prose(readText(markdown))).toEqual(['Inside a note.', 'An item with math'])
  })
})

const lesson = (given: Partial<CheckedLesson>): CheckedLesson => ({
  id: 'l',
  title: 'A lesson',
  kind: 'article',
  bodyMarkdown: 'Words.',
  mediaId: null,
  embedUrl: null,
  durationSeconds: 60,
  quizItems: 0,
  optional: false,
  captions: null,
  ...given,
})

test.each<[string, Partial<CheckedLesson>, string[]]>([
  ['an article with words', {}, []],
  ['an empty article', { bodyMarkdown: ' ' }, ['content']],
  ['a quiz without questions', { kind: 'quiz', bodyMarkdown: '' }, ['content']],
  ['a quiz with one', { kind: 'quiz', bodyMarkdown: '', quizItems: 1 }, []],
  ['a video without one', { kind: 'video' }, ['content']],
  ['a video without captions', { kind: 'video', mediaId: 'm', captions: 0 }, ['captions']],
  ['a long video with captions', { kind: 'video', mediaId: 'm', captions: 2, durationSeconds: 1200 }, ['length']],
  ['a file without one', { kind: 'file' }, ['content']],
  ['an embed without a page', { kind: 'embed' }, ['content']],
  ['an embed with a page', { kind: 'embed', bodyMarkdown: '', embedUrl: 'https://example.com' }, []],
  ['a long article', { durationSeconds: 2000 }, ['length']],
])('%s', (_, given, topics) => {
  expect(lessonAdvice(lesson(given)).map(({ topic }) => topic)).toEqual(topics)
})

test('texts get all the advice at once', () => {
  const markdown =
    '## A\n\n#### B\n\n#\n\n![](x.png) ![](y.png)\n\n[here](a) [more](b)\n\n<font color="red">x</font>\n\n$\\color{yellow}y$'
  expect(textAdvice(markdown).map(({ topic }) => topic)).toEqual([
    'pictures',
    'headings',
    'headings',
    'links',
    'colors',
    'colors',
  ])
  expect(textAdvice('  ')).toEqual([])
})

test('the course comes first, what is required before all', () => {
  const bare = { title: 'T', subtitle: '', descriptionMarkdown: '', outcomes: [], language: 'en', coverMediaId: null }
  const entries = checklist(bare, [lesson({ bodyMarkdown: '' })])
  expect(entries.map(({ topic }) => topic)).toEqual([
    'required',
    'required',
    'presentation',
    'presentation',
    'presentation',
    'content',
  ])
  expect(entries[0]).toMatchObject({ required: true, message: 'Describe what the course is about.' })
  const full = { ...bare, subtitle: 'S', descriptionMarkdown: 'D', outcomes: ['O'], coverMediaId: 'c' }
  expect(checklist(full, [lesson({})])).toEqual([])
})
