// Rewrites the callouts of other Markdown dialects as fenced divs, which callouts.ts then makes ours.
import { codeLines } from '../pages/markdown'

export function toFencedDivs(text: string): string {
  return mystFences(indentedAdmonitions(quotedAlerts(kramdownQuotes(text))))
}

/** kramdown: a quotation whose next line is `{: .challenge}`, nested ones included; `{: .language-x}` below code. */
function kramdownQuotes(text: string): string {
  if (!/^[> \t]*\{:\s*\.[\w-]+/m.test(text)) return text
  const lines = text.split('\n')
  const result: string[] = []
  let quote: string[] = []
  const flush = () => {
    result.push(...quote)
    quote = []
  }
  for (const line of lines) {
    const kind = /^\{:\s*\.([\w-]+)[^}]*\}\s*$/.exec(line)?.[1]
    if (/^>/.test(line)) quote.push(line)
    else if (kind !== undefined && quote.length > 0) {
      const inner = kramdownQuotes(quote.map(quoted => quoted.replace(/^> ?/, '')).join('\n'))
      result.push(`::: ${kind}`, '', inner, '', ':::', '')
      quote = []
    } else {
      flush()
      result.push(line)
    }
  }
  flush()
  return result
    .join('\n')
    .replace(/^~~~[ \t]*\n([\s\S]*?)\n~~~[ \t]*\n\{:\s*\.(?:language-)?([\w+-]+)[^}]*\}[ \t]*$/gm, '```$2\n$1\n```')
}

/** GitHub: `> [!NOTE]`. */
function quotedAlerts(text: string): string {
  return text.replace(
    /^>[ \t]*\[!(\w+)\][ \t]*([^\n]*)\n((?:>[^\n]*(?:\n|$))*)/gm,
    (_all, kind: string, title: string, body: string) => {
      const label = title.trim() === '' ? '' : ` [${title.trim()}]`
      return `::: ${kind.toLowerCase()}${label}\n\n${body.replace(/^> ?/gm, '').trim()}\n\n:::\n\n`
    },
  )
}

/** MkDocs: `!!! note "Title"`, `??? tip`, with its text indented by four. */
function indentedAdmonitions(text: string): string {
  if (!/^[ \t]*(!!!|\?\?\?\+?)[ \t]+\w/m.test(text)) return text
  const lines = text.split('\n')
  const isCode = codeLines(lines)
  const result: string[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? ''
    const start = isCode[i] === true ? null : /^(!!!|\?\?\?\+?)[ \t]+([\w-]+)[^"\n]*(?:"([^"]*)")?[ \t]*$/.exec(line)
    if (start === null) {
      result.push(line)
      continue
    }
    const body: string[] = []
    while (i + 1 < lines.length && /^( {4}|\t|\s*$)/.test(lines[i + 1] ?? '')) {
      i += 1
      body.push((lines[i] ?? '').replace(/^( {4}|\t)/, ''))
    }
    const title = start[3] === undefined || start[3] === '' ? '' : ` [${start[3]}]`
    result.push(`::: ${start[2]}${title}`, '', indentedAdmonitions(body.join('\n').trim()), '', ':::', '')
  }
  return result.join('\n')
}

const MYST_KINDS =
  'note|tip|hint|important|warning|caution|danger|attention|error|seealso|admonition|dropdown|exercise|solution'

/** MyST: a fenced block whose language is `{note}`. */
function mystFences(text: string): string {
  const block = new RegExp(`^(\`{3,}|~{3,})\\{(${MYST_KINDS})\\}[ \\t]*([^\\n]*)\\n([\\s\\S]*?)\\n\\1[ \\t]*$`, 'gm')
  return text.replace(block, (_all, _fence, kind: string, title: string, body: string) => {
    const label = title.trim() === '' ? '' : ` [${title.trim()}]`
    return `::: ${kind}${label}\n\n${body.replace(/^(:[\w-]+:[^\n]*\n)+/, '').trim()}\n\n:::`
  })
}
