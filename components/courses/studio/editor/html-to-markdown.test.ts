// What other programs put on the clipboard, as the Markdown that lands in the lesson.
import { describe, expect, it } from 'vitest'
import { htmlToMarkdown } from './html-to-markdown'
import { isFormatted } from './rich-paste'

const word = (
  body: string,
) => `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} @list l0:level1 {mso-level-text:o;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-US style='tab-interval:35.4pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`
const item = (text: string, level: number, mark: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>${text}<o:p></o:p></p>`

describe('Word', () => {
  it('gives headings, stress and links', () => {
    const html = word(
      `<p class=MsoTitle>Clouds<o:p></o:p></p><h2>Why<o:p></o:p></h2><p class=MsoNormal>A <b>cloud</b> is <span style='font-style:italic'>water</span>, see <a href="https://example.org/">here</a>.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>`,
    )
    expect(htmlToMarkdown(html).markdown).toBe(
      '# Clouds\n\n## Why\n\nA **cloud** is *water*, see [here](https://example.org/).',
    )
  })

  it('gives lists of its list paragraphs, each level inside the one above', () => {
    const html = word(
      [item('one', 1, '·'), item('deeper', 2, 'o'), item('two', 1, '·'), '<p class=MsoNormal>End</p>'].join('\n'),
    )
    expect(htmlToMarkdown(html).markdown).toBe('- one\n  - deeper\n- two\n\nEnd')
    expect(htmlToMarkdown(word(item('first', 1, '1.') + item('second', 1, '2.'))).markdown).toBe('1. first\n2. second')
  })

  it('gives tables, and counts the pictures that it does not hand on', () => {
    const cell = (text: string) => `<td width=200><p class=MsoNormal>${text}<o:p></o:p></p></td>`
    const html = word(
      `<table class=MsoTableGrid border=1><tr>${cell('Cloud')}${cell('Height')}</tr><tr>${cell('Cirrus')}${cell('high')}</tr></table><p><img src="file:///C:/Temp/image001.png"></p>`,
    )
    const { markdown, picturesLeftOut } = htmlToMarkdown(html)
    expect(markdown).toBe('| Cloud  | Height |\n| ------ | ------ |\n| Cirrus | high   |')
    expect(picturesLeftOut).toBe(1)
  })

  it('of 2 MB is read within seconds', () => {
    const paragraph = `<p class=MsoNormal style='margin-bottom:8.0pt;line-height:107%'><span lang=EN-US style='font-size:11.0pt;font-family:"Calibri",sans-serif'>A sentence about clouds.<o:p></o:p></span></p>`
    const html = word(paragraph.repeat(Math.ceil(2_000_000 / paragraph.length)))
    const { markdown } = htmlToMarkdown(html)
    expect(markdown.startsWith('A sentence about clouds.\n\nA sentence')).toBe(true)
  }, 20_000)
})

describe('other programs', () => {
  it('of Google, wrapped into a bold that is none', () => {
    const html = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">Bold</span><span style="font-weight:400"> and not</span></p><ul><li dir="ltr"><p role="presentation">point</p></li></ul></b>`
    expect(htmlToMarkdown(html).markdown).toBe('**Bold** and not\n\n- point')
  })

  it('leave scripts and styles behind', () => {
    const html = '<style>p{}</style><script>alert(1)</script><p onclick="x()">Text</p><p>More</p>'
    expect(htmlToMarkdown(html).markdown).toBe('Text\n\nMore')
  })

  it('are read for their formatting alone where they have any', () => {
    expect(isFormatted('<p>one</p><p>two</p>')).toBe(true)
    expect(isFormatted('<b>one</b>')).toBe(true)
    expect(isFormatted('<meta charset="utf-8"><span style="color:red">let x = 1</span>')).toBe(false)
    expect(isFormatted('')).toBe(false)
  })
})
