// What the Markdown of this platform turns into.
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './render'

const image = {
  width: 800,
  height: 400,
  src: '/media/a-800.webp',
  sources: [{ type: 'image/avif' as const, srcset: '/media/a-400.avif 400w, /media/a-800.avif 800w' }],
}

describe('GitHub-flavored Markdown', () => {
  it('puts a table into a named region that the keyboard reaches', () => {
    const html = renderMarkdown('| Name | Age |\n|---|--:|\n| Ada | 36 |')
    expect(html).toContain(
      '<div class="table-scroll" role="region" tabindex="0" aria-label="Table 1: Name, Age"><table>',
    )
    expect(html).toContain('<td align="right">36</td>')
  })

  it('names the boxes of a task list', () => {
    const html = renderMarkdown('- [x] read\n- [ ] write')
    expect(html).toMatch(/<input type="checkbox" checked disabled aria-label="Done">/)
    expect(html).toMatch(/<input type="checkbox" disabled aria-label="To do">/)
  })

  it('gives footnotes of different texts different ids, and their links lead to them', () => {
    const ids = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
    const one = renderMarkdown('a[^1]\n\n[^1]: first')
    const two = renderMarkdown('b[^1]\n\n[^1]: second')
    expect(ids(one).length).toBeGreaterThan(2)
    expect(ids(one).filter(id => ids(two).includes(id))).toEqual([])
    for (const match of one.matchAll(/ (?:href="#|aria-describedby=")([^"]+)"/g)) expect(ids(one)).toContain(match[1])
  })

  it('leaves times, ratios and prices alone', () => {
    expect(renderMarkdown('At 10:30, a:b and :smile: and ::x')).toBe('<p>At 10:30, a:b and :smile: and ::x</p>')
    expect(renderMarkdown('from US$5, with care, to US$10')).toBe('<p>from US$5, with care, to US$10</p>')
    expect(renderMarkdown('$5 and $10')).toBe('<p>$5 and $10</p>')
  })
})

describe('maths', () => {
  it('sets inline and display TeX as MathML', () => {
    expect(renderMarkdown('so $a^2$.')).toMatch(/<p>so <span class="katex"><math.*<msup>.*<\/math><\/span>\.<\/p>/)
    expect(renderMarkdown('$$\n\\frac12\n$$')).toMatch(/<div class="math-block".*display="block".*<mfrac>/)
    expect(renderMarkdown('```math\nx\n```')).toContain('math-block')
  })

  it('shows TeX that cannot be read as it was written', () => {
    expect(renderMarkdown('$\\frac{1$')).toBe('<p><code class="math-source">\\frac{1</code></p>')
    expect(renderMarkdown('$\\href{javascript:alert(1)}{x}$')).not.toContain('href=')
  })
})

describe('code', () => {
  it('colors a known language and says which it is', () => {
    const html = renderMarkdown('```python\nprint(1)\n```')
    expect(html).toContain('<div class="code-language">Python</div><pre><code class="hljs language-python">')
    expect(html).toContain('<span class="hljs-number">1</span>')
  })

  it('shows an unknown language plainly', () => {
    expect(renderMarkdown('```klingon\nx < y\n```')).toContain(
      '<code class="hljs language-klingon">x &#x3C; y\n</code>',
    )
  })

  it('lets the keyboard scroll long lines only', () => {
    expect(renderMarkdown(`\`\`\`js\n${'a + '.repeat(20)}b\n\`\`\``)).toContain(
      '<pre tabindex="0" role="group" aria-label="Code, JavaScript">',
    )
    expect(renderMarkdown('```js\na\n```')).not.toContain('tabindex')
  })
})

describe('headings', () => {
  const levels = (source: string, headingOffset?: number) =>
    [...renderMarkdown(source, { headingOffset }).matchAll(/<h(\d)/g)].map(match => Number(match[1]))

  it('starts at h2 and never skips a level', () => {
    expect(levels('# A\n\n## B\n\n# C')).toEqual([2, 3, 2])
    expect(levels('## A\n\n#### B\n\n## C')).toEqual([2, 3, 2])
    expect(levels('#### A\n\n# B')).toEqual([2, 2])
    expect(levels('# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6')).toEqual([2, 3, 4, 5, 6, 6])
    expect(levels('# A', 2)).toEqual([3])
  })

  it('has ids that the text can link to, each once', () => {
    const html = renderMarkdown('[down](#set-up)\n\n## Set up\n\n## Set up')
    expect(html).toContain('<a href="#md-set-up">down</a>')
    expect(html).toContain('<h2 id="md-set-up">Set up<a href="#md-set-up" class="heading-anchor"')
    expect(html).toContain('id="md-set-up-1"')
  })
})

describe('images and links', () => {
  it('shows a stored image with its size, sources and lazily', () => {
    const html = renderMarkdown('![A cairn](images/a%20b.png)', { images: { 'images/a b.png': image } })
    expect(html).toContain('<source type="image/avif" srcset="/media/a-400.avif 400w, /media/a-800.avif 800w" sizes=')
    expect(html).toContain(
      '<img src="/media/a-800.webp" alt="A cairn" width="800" height="400" loading="lazy" decoding="async">',
    )
  })

  it('makes a lone image with a title a figure', () => {
    const html = renderMarkdown('![A cairn](a.png "Three stones")', { images: { 'a.png': image } })
    expect(html).toMatch(/^<figure><picture>.*<\/picture><figcaption>Three stones<\/figcaption><\/figure>$/)
  })

  it('links to images that are not stored', () => {
    expect(renderMarkdown('![A](https://x.org/a.png)')).toBe(
      '<p><a href="https://x.org/a.png" class="image-link" rel="nofollow noopener noreferrer">A</a></p>',
    )
    expect(renderMarkdown('![](img/a.png)')).toBe('<p><a href="img/a.png" class="image-link">a.png</a></p>')
    expect(renderMarkdown('[![B](b.svg)](https://x.org)')).toBe(
      '<p><a href="https://x.org" rel="nofollow noopener noreferrer">B</a></p>',
    )
  })

  it('marks links that leave the site', () => {
    expect(renderMarkdown('[x](https://x.org)')).toContain('rel="nofollow noopener noreferrer"')
    expect(renderMarkdown('[x](//x.org)')).toContain('rel="nofollow noopener noreferrer"')
    expect(renderMarkdown('[x](/courses)')).toBe('<p><a href="/courses">x</a></p>')
    expect(renderMarkdown('[x](mailto:a@b.org)')).toBe('<p><a href="mailto:a@b.org">x</a></p>')
  })

  it('takes alternative texts and terms from Pandoc attributes', () => {
    expect(renderMarkdown("![](a.png){alt='A cairn'} end")).toContain('>A cairn</a> end')
    expect(renderMarkdown('{: .source}\n\n[term]{#term}\n:   What it means')).toMatch(
      /^<dl>\s*<dt><span id="md-term">term<\/span><\/dt>\s*<dd>What it means<\/dd>\s*<\/dl>$/,
    )
  })
})

describe('raw HTML', () => {
  it('keeps what curricula use', () => {
    const source = '<details><summary>More</summary>\n\nH<sub>2</sub>O<br>press <kbd>a</kbd>\n\n</details>'
    const html = renderMarkdown(source)
    for (const tag of ['<details>', '<summary>', '<sub>', '<br>', '<kbd>']) expect(html).toContain(tag)
  })

  it('shows placeholders and mentioned tags as words', () => {
    expect(renderMarkdown('use <your-key> here')).toBe('<p>use &#x3C;your-key> here</p>')
    expect(renderMarkdown('the <script> tag\n\nstays')).toBe('<p>the &#x3C;script> tag</p>\n<p>stays</p>')
  })

  it('turns a frame into a link', () => {
    expect(renderMarkdown('<iframe src="https://v.org/1" title="A film"></iframe>')).toBe(
      '<a href="https://v.org/1" rel="nofollow noopener noreferrer">A film</a>',
    )
  })
})
