// Marks around words and before lines, as the toolbar and the keys set and take them away.
import { type ChangeSpec, EditorSelection } from '@codemirror/state'
import type { Command, EditorView } from '@codemirror/view'

/** Puts `mark` around the selection, or takes it away where it is there. */
export function around(mark: string, placeholder: string): Command {
  return view => {
    const { state } = view
    view.dispatch(
      state.changeByRange(range => {
        const { from, to } = range
        const size = mark.length
        const isMarked =
          state.sliceDoc(from - size, from) === mark && state.sliceDoc(to, to + size) === mark && from >= size
        if (isMarked) {
          const changes = [
            { from: from - size, to: from },
            { from: to, to: to + size },
          ]
          return { changes, range: EditorSelection.range(from - size, to - size) }
        }
        const words = state.sliceDoc(from, to) || placeholder
        const changes = { from, to, insert: `${mark}${words}${mark}` }
        return { changes, range: EditorSelection.range(from + size, from + size + words.length) }
      }),
      { userEvent: 'input', scrollIntoView: true },
    )
    view.focus()
    return true
  }
}

/** Begins each line of the selection with `mark`, or takes it away where all have it. */
export function before(mark: string): Command {
  return view => {
    const lines = selectedLines(view)
    const isMarked = lines.every(({ text }) => text.startsWith(mark))
    const changes: ChangeSpec[] = lines.map(({ from }, at) => {
      const begin = mark === '1. ' ? `${at + 1}. ` : mark
      return isMarked ? { from, to: from + mark.length } : { from, insert: begin }
    })
    view.dispatch({ changes, userEvent: 'input', scrollIntoView: true })
    view.focus()
    return true
  }
}

function selectedLines({ state }: EditorView) {
  const { from, to } = state.selection.main
  const first = state.doc.lineAt(from).number
  const last = state.doc.lineAt(to).number
  return Array.from({ length: last - first + 1 }, (_, at) => state.doc.line(first + at))
}

/** The words become a link; its address is selected, to be typed or pasted. */
export const link: Command = view => {
  const { from, to } = view.state.selection.main
  const words = view.state.sliceDoc(from, to) || 'what it leads to'
  const address = 'https://'
  const at = from + words.length + 3
  view.dispatch({
    changes: { from, to, insert: `[${words}](${address})` },
    selection: EditorSelection.range(at, at + address.length),
    userEvent: 'input',
    scrollIntoView: true,
  })
  view.focus()
  return true
}
