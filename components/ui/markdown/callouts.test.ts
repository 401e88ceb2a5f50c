// The callouts of many dialects, and that code stays what it is.
import { describe, expect, it } from 'vitest'
import { normalizeFences } from './fences'
import { renderMarkdown } from './render'

const note = (title: string, body: string, look = 'note') =>
  `<aside class="callout callout-${look}" role="note" aria-label="${title}"><p class="callout-title">${title}</p>${body}</aside>`

describe('callouts', () => {
  it.each([
    [':::note\nHi\n:::', note('Note', '<p>Hi</p>')],
    [':::tip[Try it]\nHi\n:::', note('Try it', '<p>Hi</p>', 'tip')],
    ['::: warning\nHi\n:::', note('Warning', '<p>Hi</p>', 'warning')],
    ['::: tip Read this [now]\nHi\n:::', note('Read this [now]', '<p>Hi</p>', 'tip')],
    [':::::::::::::::: challenge\nHi\n::::::::', note('Challenge', '<p>Hi</p>', 'example')],
    ['::: challenge ::::::\n\n## Sum up\n\nHi\n:::', note('Sum up', '<p>Hi</p>', 'example')],
    ['::: {.callout-note title="Look"}\nHi\n:::', note('Look', '<p>Hi</p>')],
    [':::{warning} Hot\nHi\n:::', note('Hot', '<p>Hi</p>', 'warning')],
    ['> [!NOTE]\n> Hi', note('Note', '\n<p>Hi</p>\n').replace('"Note"><p', '"Note">\n<p')],
    ['::: instructor\nsecret\n:::', ''],
    ['::: somethingelse\nHi\n:::', '<p>Hi</p>'],
  ])('reads %j', (source, html) => {
    expect(renderMarkdown(source)).toBe(html)
  })

  it('hides a solution until it is opened, also inside a challenge with shorter outer fences', () => {
    const html = renderMarkdown(
      '::: challenge\n\n## Try\n\nGo.\n\n:::::::: solution\n\nDone.\n\n:::::::::::::\n\n:::\n\nAfter',
    )
    expect(html).toBe(
      `${note('Try', '<p>Go.</p><details class="callout callout-solution"><summary class="callout-title">Solution</summary><p>Done.</p></details>', 'example')}\n<p>After</p>`,
    )
  })

  it('never touches code, even code with fences in a callout', () => {
    const code = '```\n:::note\n:::\n:::::: x\n```'
    expect(normalizeFences(code)).toBe(code)
    expect(renderMarkdown(`:::note\n${code}\nend\n:::`)).toContain(
      '<code>:::note\n:::\n:::::: x\n</code></pre></div><p>end</p></aside>',
    )
  })

  it('works in list items and quotes, and ends with them', () => {
    expect(renderMarkdown('1. one\n\n   ::: note\n   Hi\n   :::\n\n2. two')).toContain('</aside>\n</li>')
    expect(renderMarkdown('> ::: note\n> Hi\n\nout\n\n:::\n\nend')).toMatch(
      /<\/aside>\s*<\/blockquote>\s*<p>out<\/p>\s*<p>end<\/p>$/,
    )
  })

  it('drops a closing fence that closes nothing, and closes what stays open', () => {
    expect(renderMarkdown('a\n\n:::\n\nb')).toBe('<p>a</p>\n<p>b</p>')
    expect(renderMarkdown(':::note\nHi')).toBe(note('Note', '<p>Hi</p>'))
  })

  it('leaves prose that merely begins with colons', () => {
    expect(renderMarkdown('::: this is no fence')).toBe('<p>::: this is no fence</p>')
  })
})
