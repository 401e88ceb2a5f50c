// Words for snippets, search and reading time.
import { expect, it } from 'vitest'
import { plainText, readingMinutes } from './plain-text'

it('keeps words and drops marks', () => {
  const source =
    '# Title\n\nSome *nice* [link](x) with `code`.\n\n- a\n- b\n\n| c | d |\n|---|---|\n| e | f |\n\n```js\nlet x\n```'
  expect(plainText(source)).toBe('Title\nSome nice link with code.\na\nb\nc d\ne f')
  expect(plainText(source, { code: true })).toContain('let x')
})

it('has the titles of callouts and nothing for instructors', () => {
  expect(plainText(':::tip[Try it]\nNow\n:::\n\n::: instructor\nsecret\n:::')).toBe('Try it\nNow')
})

it('counts minutes at 200 words each, at least one', () => {
  expect(readingMinutes('')).toBe(1)
  expect(readingMinutes('word '.repeat(1000))).toBe(5)
  expect(readingMinutes('字'.repeat(800))).toBe(2)
})
