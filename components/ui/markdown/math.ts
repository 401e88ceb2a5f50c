// Sets TeX as MathML, which browsers draw without fonts or styles of ours; TeX that cannot be read is shown as it was written.
import type { ElementContent, Root } from 'hast'
import katex from 'katex'
import { SKIP, visit } from 'unist-util-visit'
import { classNames, element, innerText, text } from './html-nodes'

const LONGEST_FORMULA = 4_000
const MOST_FORMULAS = 1_500

/** Changes the HTML tree in place; runs after sanitizing, since only KaTeX writes MathML here. */
export function setMath(tree: Root): void {
  let formulas = 0
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return
    const code = node.tagName === 'pre' ? node.children[0] : node
    if (code?.type !== 'element' || code.tagName !== 'code') return
    const names = classNames(code)
    const isInline = names.includes('math-inline')
    if (!isInline && !names.includes('math-display') && !names.includes('language-math')) return

    formulas++
    const tex = innerText(code)
    parent.children[index] = formulas > MOST_FORMULAS ? asWritten(tex) : typeset(tex, !isInline)
    return SKIP
  })
}

function typeset(tex: string, isDisplay: boolean): ElementContent {
  if (tex.length > LONGEST_FORMULA) return asWritten(tex)
  try {
    const mathml = katex.renderToString(tex, {
      displayMode: isDisplay,
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 300,
      maxSize: 20,
    })
    const raw: ElementContent = { type: 'raw', value: mathml }
    return isDisplay
      ? element('div', { className: ['math-block'], tabIndex: 0, role: 'group', ariaLabel: 'Formula' }, [raw])
      : raw
  } catch {
    return asWritten(tex)
  }
}

function asWritten(tex: string): ElementContent {
  return element('code', { className: ['math-source'] }, [text(tex)])
}
