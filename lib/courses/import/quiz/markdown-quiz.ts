// Reads a quiz that is written in Markdown: questions, each followed by a task list whose right answers are checked.
import type { List, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { countWords } from '../pages/markdown'
import type { PlannedQuizItem } from '../plan'

/** The quiz's items, or null where the page is not (almost) nothing but such questions. */
export function markdownQuiz(tree: Root, source: string): PlannedQuizItem[] | null {
  const items: PlannedQuizItem[] = []
  let prompt: string[] = []
  let otherWords = 0
  for (const node of flattened(tree)) {
    const written = source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
    if (node.type === 'list' && isAnswers(node)) {
      const choices = node.children.map(item => ({ text: textOf(item).trim(), correct: item.checked === true }))
      const correct = choices.filter(choice => choice.correct).length
      const question = prompt.join('\n\n').trim()
      if (question === '' || correct === 0 || choices.length < 2) return null
      items.push({
        kind: correct > 1 ? 'multiple' : 'single',
        prompt: question,
        choices,
        explanation: null,
        difficulty: 'medium',
      })
      prompt = []
    } else if (node.type === 'heading')
      prompt = [textOf(node).replace(/^(question\s*)?\d+\s*[.):]?\s*/i, '')].filter(words => words !== '')
    else if (node.type === 'blockquote' && prompt.length === 0 && items.length > 0) {
      const last = items[items.length - 1]
      if (last !== undefined) last.explanation = textOf(node).replace(/^(explanation|why)\s*:\s*/i, '')
    } else {
      otherWords += prompt.length === 0 ? 0 : countWords(written)
      prompt.push(written)
    }
  }
  const asked = items.reduce((sum, item) => sum + countWords(item.prompt), 0)
  return items.length < 2 || otherWords > asked * 2 + 200 ? null : items
}

/** An ordered list whose items hold a question and its answers reads as those, one after the other. */
function flattened(tree: Root): Root['children'] {
  return tree.children.flatMap(node => {
    if (
      node.type !== 'list' ||
      isAnswers(node) ||
      !node.children.some(item => item.children.some(child => child.type === 'list' && isAnswers(child)))
    )
      return [node]
    return node.children.flatMap(item => item.children)
  })
}

function isAnswers(list: List): boolean {
  return list.children.length > 1 && list.children.every(item => item.checked !== null && item.checked !== undefined)
}
