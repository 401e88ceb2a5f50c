// Guards how curricula of many shapes are read: outline, titles, order, bodies, quizzes, and the three real ones where present.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { parseLessonLink } from './lesson-link'
import type { CurriculumPlan, PlannedLesson } from './plan'
import { readCurriculum } from './read-curriculum'
import { type Folder, folderOf } from './testing'

const folders: Folder[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await folder.remove()
})

async function read(files: Record<string, string | Buffer>, name?: string): Promise<CurriculumPlan> {
  const folder = await folderOf(files, name)
  folders.push(folder)
  return (await readCurriculum(folder.root)).plan
}

function lessonsOf(plan: CurriculumPlan): PlannedLesson[] {
  return plan.sections.flatMap(section => section.lessons)
}

function outline(plan: CurriculumPlan): string[] {
  return plan.sections.flatMap(section => [`# ${section.title}`, ...section.lessons.map(lesson => lesson.title)])
}

const page = (title: string) => `# ${title}\n\nSome words about it.\n`

describe('outlines', () => {
  test('a Cairn folder: sections, articles, videos and quizzes in order', async () => {
    const item = {
      kind: 'single',
      prompt: 'Why?',
      choices: [
        { text: 'So', correct: true },
        { text: 'No', correct: false },
      ],
    }
    const plan = await read({
      'course.md': '---\ntitle: Knots\nlevel: advanced\npriceMinor: 900\noutcomes: [Tie, Untie]\n---\nAll about knots.',
      'cover.svg': '<svg/>',
      '01-basics/section.md': '---\ntitle: The basics\n---\n',
      '01-basics/01-ropes.md':
        '---\ntitle: Ropes\ndifficulty: easy\nfreePreview: true\nskills: [ropes]\n---\nA rope. ![Rope](images/rope.png)',
      '01-basics/images/rope.png': 'x',
      '01-basics/02-clip.md': '---\ntitle: Watch\nvideo: clip.mp4\n---\nSee it.',
      '01-basics/clip.mp4': 'x',
      '01-basics/clip.webm': 'x',
      '01-basics/clip.en.vtt': 'x',
      '01-basics/clip.jpg': 'x',
      '01-basics/03-check.quiz.json': JSON.stringify({
        title: 'Check',
        passPercent: 80,
        draw: 1,
        items: [item, { ...item, choices: item.choices.map(c => ({ ...c, correct: false })) }],
      }),
      '02-more/01-one.md': page('One'),
    })
    expect(outline(plan)).toEqual(['# The basics', 'Ropes', 'Watch', 'Check', '# More', 'One'])
    expect(plan.course).toMatchObject({
      title: 'Knots',
      level: 'advanced',
      priceMinor: 900,
      coverFile: 'cover.svg',
      outcomes: ['Tie', 'Untie'],
    })
    const [ropes, watch, check] = lessonsOf(plan)
    expect(ropes).toMatchObject({
      difficulty: 'easy',
      freePreview: true,
      images: [{ file: '01-basics/images/rope.png' }],
    })
    expect(ropes?.bodyMarkdown).toContain(`![Rope](${ropes?.images[0]?.ref})`)
    expect(watch?.video).toEqual({
      files: ['01-basics/clip.mp4', '01-basics/clip.webm'],
      captions: [{ file: '01-basics/clip.en.vtt', language: 'en' }],
      poster: '01-basics/clip.jpg',
    })
    expect(check?.quiz).toMatchObject({ passPercent: 80, draw: 1, items: [{ prompt: 'Why?' }] })
    expect(plan.report.leftOut).toMatchObject([{ reason: 'No answer is marked as correct.' }])
  })

  test('plain files: by numbers, then by the links of the README, then by name', async () => {
    expect(outline(await read({ '10-ten.md': page('Ten'), '2-two.md': page('Two'), 'LICENSE.md': 'x' }))).toEqual([
      '# Lessons',
      'Two',
      'Ten',
    ])
    const linked = await read({
      'README.md': '# Course\n\n- [Z](zebra.md)\n- [A](ant.md)\n',
      'ant.md': page('Ant'),
      'zebra.md': page('Zebra'),
      'bee.md': page('Bee'),
    })
    expect(outline(linked)).toEqual(['# Lessons', 'Zebra', 'Ant', 'Bee'])
  })

  test('positions in front matter win over numbers in names', async () => {
    const plan = await read({
      '1-a.md': '---\nweight: 2\n---\n# A\n\nText',
      '2-b.md': '---\nweight: 1\n---\n# B\n\nText',
    })
    expect(outline(plan)).toEqual(['# Lessons', 'B', 'A'])
  })

  test('a SUMMARY.md says sections, lessons and what is left out', async () => {
    const plan = await read({
      'src/SUMMARY.md':
        '# Summary\n\n[Intro](intro.md)\n\n# Part one\n\n- [First](a/first.md)\n  - [Deep](a/deep.md)\n- [Second](b.md)\n',
      'src/intro.md': page('Hello'),
      'src/a/first.md': page('First'),
      'src/a/deep.md': page('Deep'),
      'src/b.md': page('Second'),
      'src/draft.md': page('Draft'),
    })
    expect(outline(plan).join(' | ')).toBe('# Start here | Intro | # First | First | Deep | # Part one | Second')
    expect(plan.report.leftOut).toMatchObject([{ path: 'src/draft.md', reason: 'src/SUMMARY.md does not list it.' }])
  })

  test('a mkdocs.yml, a Docusaurus tree and the episodes of a config.yaml', async () => {
    const mkdocs = await read({
      'mkdocs.yml': 'site_name: My site\nnav:\n  - index.md\n  - Guide:\n      - B: guide/b.md\n      - guide/a.md\n',
      'docs/index.md': page('Home'),
      'docs/guide/a.md': page('A'),
      'docs/guide/b.md': '# Long B\n\nWords',
    })
    expect(outline(mkdocs)).toEqual(['# Guide', 'B', 'A'])
    const docusaurus = await read({
      'docs/intro.md': '---\nsidebar_position: 1\n---\n# Intro\n\nText',
      'docs/basics/_category_.json': '{"label":"Basics","position":2}',
      'docs/basics/x.md': '---\nsidebar_position: 2\n---\n# X\n\nText',
      'docs/basics/y.mdx': '---\nsidebar_position: 1\n---\nimport T from "x"\n\n# Y\n\n<T>Text</T>',
    })
    expect(outline(docusaurus)).toEqual(['# Lessons', 'Intro', '# Basics', 'Y', 'X'])
    const carpentry = await read({
      'config.yaml': 'title: "Shell"\nepisodes:\n- b.md\n- a.md\n',
      'episodes/a.md': page('A'),
      'episodes/b.md': page('B'),
      'episodes/c.md': page('C'),
    })
    expect([carpentry.course.title, ...outline(carpentry)]).toEqual(['Shell', '# Lessons', 'B', 'A'])
  })

  test('lesson folders with a README, flat or under sections', async () => {
    const flat = await read({
      '00-setup/README.md': page('Setup ⚙️'),
      '01-intro/README.md': page('Lesson 1: Intro'),
      '01-intro/solution/README.md': page('Done'),
    })
    expect(outline(flat)).toEqual(['# Lessons', 'Setup', 'Intro'])
    const nested = await read({
      '1-Start/1-One/README.md': page('One'),
      '1-Start/1-One/assignment.md': page('Assignment'),
      '1-Start/2-Two/README.md': page('Two'),
      '2-Next/1-Three/README.md': page('Three'),
      '2-Next/2-Four/README.md': page('Four'),
    })
    expect(outline(nested)).toEqual(['# Start', 'One', 'One: Assignment', 'Two', '# Next', 'Three', 'Four'])
  })

  test('a README alone is a course of one lesson; nothing at all is refused in words', async () => {
    expect(outline(await read({ 'README.md': page('Only me') }))).toEqual(['# Lessons', 'Only me'])
    await expect(read({ 'data.csv': '1' })).rejects.toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining('No lesson was found'),
    })
  })

  test('the same name is the same source, and a changed word another digest', async () => {
    const one = await read({ '1.md': page('A') }, 'Course-main')
    const two = await read({ '1.md': page('A') }, 'course')
    const three = await read({ '1.md': page('B') }, 'course')
    expect([two.source.key, two.source.digest]).toEqual([one.source.key, one.source.digest])
    expect(three.source.digest).not.toBe(two.source.digest)
  })
})

describe('bodies', () => {
  test('links become lessons, words or stay; pictures become assets, words or links', async () => {
    const plan = await read({
      'a (1).md':
        '# A\n\n[B](b.md#part) [gone](gone.md) [out](https://example.com) ![dot](dot.svg)\n\n![A lost picture](lost.png)\n\n![far](https://example.com/x.png) [r]\n\n[r]: ./b.md\n',
      'b.md': page('B'),
      'dot.svg': '<svg/>',
    })
    const a = lessonsOf(plan).find(lesson => lesson.title === 'A')
    expect(a?.bodyMarkdown).toBe(
      `[B](lesson:b.md#part) gone [out](https://example.com) ![dot](${a?.images[0]?.ref})\n\n*Picture: A lost picture.*\n\n[far](https://example.com/x.png) [r](lesson:b.md)`,
    )
    expect(plan.report.changed.map(entry => entry.what)).toEqual([
      '1 link became plain text',
      '1 picture became words',
      '1 picture became links',
    ])
  })

  test('foreign markup becomes ours, and code stays as it is', async () => {
    const code = '```html\n<!-- kept -->\n\n\n<div>{% raw %}</div>\n```'
    const plan = await read({
      '1.md': `# T {#id}\n\n<!-- gone -->\n\n::::: challenge\n\n## Try\n\nDo.\n\n::: solution\n\nDone.\n\n:::\n\n:::::\n\n> [!WARNING]\n> Hot.\n\n!!! tip "Cool"\n    Ice.\n\n${code}\n\n{: .box}\n![](a.png){alt='A [b]' width=3} costs US$5 or $6.\n\n# Second\n`,
      'a.png': 'x',
    })
    const [lesson] = lessonsOf(plan)
    expect(lesson?.bodyMarkdown.replace(/\n+/g, '\n')).toBe(
      `::::example[Challenge: Try]\nDo.\n:::solution[Solution]\nDone.\n:::\n::::\n:::warning\nHot.\n:::\n:::tip[Cool]\nIce.\n:::\n${code.replace(/\n+/g, '\n')}\n![A \\[b\\]](${lesson?.images[0]?.ref}) costs US\\$5 or \\$6.\n## Second`,
    )
    expect(lesson?.bodyMarkdown).toContain(code)
  })

  test('encodings, line ends and broken front matter lose no page', async () => {
    const plan = await read({
      '1.md': Buffer.from('# Caf\xe9\r\n\r\nOl\xe9.', 'latin1'),
      '2.md': '\uFEFF---\ntitle: [broken\n---\r\n# Two\r\n\r\nText',
      '3 ünï 🎉.md': 'Text only',
      '4.md': '',
    })
    expect(outline(plan)).toEqual(['# Lessons', 'Café', 'Two', 'Ünï'])
    expect(plan.report.changed.map(entry => entry.what)).toEqual(['Read as Latin-1', 'Front matter ignored'])
    expect(plan.report.leftOut).toMatchObject([{ path: '4.md', reason: 'It is empty.' }])
  })
})

describe('quizzes', () => {
  const choices = ['red', 'green', 'blue']
  test.each([
    ['text', { question: 'Q', options: choices, answer: 'green' }],
    ['letter', { question: 'Q', choices, answer: 'B' }],
    ['index', { prompt: 'Q', answers: choices, correct: 1 }],
    [
      'flag in words',
      {
        questionText: 'Q',
        answerOptions: choices.map((answerText, i) => ({ answerText, isCorrect: String(i === 1) })),
      },
    ],
    ['key', { question: 'Q', options: { a: 'red', b: 'green', c: 'blue' }, correct_answer: 'b' }],
  ])('answers by %s', async (_by, item) => {
    const plan = await read({
      '1-a.md': page('Colors'),
      '1-a.json': JSON.stringify([item, { question: 'Broken', options: ['x'] }]),
    })
    expect(outline(plan)).toEqual(['# Lessons', 'Colors', 'Colors: quiz'])
    expect(lessonsOf(plan)[1]?.quiz?.items).toMatchObject([
      { kind: 'single', choices: [{ correct: false }, { text: 'green', correct: true }, { correct: false }] },
    ])
    expect(plan.report.leftOut).toMatchObject([{ what: 'Question left out: Broken' }])
  })

  test('a page of questions with checked answers is a quiz', async () => {
    const plan = await read({
      '1-a.md': page('A'),
      '2-quiz.md': '# Quiz\n\n## One?\n\n- [x] yes\n- [ ] no\n\n## Two?\n\n- [x] a\n- [x] b\n- [ ] c\n',
    })
    expect(lessonsOf(plan)[1]).toMatchObject({
      kind: 'quiz',
      quiz: { items: [{ kind: 'single', prompt: 'One?' }, { kind: 'multiple' }] },
    })
  })
})

const REAL = join(process.cwd(), '../shared/data/markdown')
describe.runIf(existsSync(REAL))('real curricula', () => {
  test.each([
    ['iot-for-beginners', 6, 48, 24],
    ['swc-python', 2, 0, 12],
    ['security-101', 8, 0, 32],
  ])(
    '%s',
    async (name, sections, quizzes, lessons) => {
      const { plan } = await readCurriculum(join(REAL, name))
      const all = lessonsOf(plan)
      expect(plan.sections.filter(section => !section.key.startsWith('+before'))).toHaveLength(sections)
      expect(all.filter(lesson => lesson.kind === 'quiz')).toHaveLength(quizzes)
      expect(all.length - quizzes).toBeGreaterThanOrEqual(lessons)
      const keys = new Set(all.map(lesson => lesson.key))
      expect(keys.size).toBe(all.length)
      for (const lesson of all) {
        expect(lesson.title).not.toMatch(/^[\d.]+\s|[*_`#[\]]|\p{Extended_Pictographic}/u)
        expect([...lesson.bodyMarkdown.matchAll(/^:{3,}[a-z]/gm)]).toHaveLength(
          [...lesson.bodyMarkdown.matchAll(/^:{3,}$/gm)].length,
        )
        for (const [ref] of lesson.bodyMarkdown.matchAll(/asset:\w+/g))
          expect(lesson.images.map(image => image.ref)).toContain(ref)
        for (const [, url] of lesson.bodyMarkdown.matchAll(/\]\((lesson:[^)]+)\)/g))
          expect(keys).toContain(parseLessonLink(url ?? '')?.key)
        expect(lesson.bodyMarkdown).not.toMatch(/\]\((\.\.?\/|\/)/)
      }
    },
    90_000,
  )
})
