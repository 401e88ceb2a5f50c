// The menu that opens behind “/”: CodeMirror's accessible list, filled with our commands.
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  snippet,
  startCompletion,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { matchingCommands, type SlashCommand } from './slash-commands'

export function slashMenu(pickPicture: () => void): Extension {
  const source = (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(/(?:^|\s)\/\w*$/)
    if (!typed) return null
    const from = typed.from + typed.text.indexOf('/')
    const options = matchingCommands(context.state.sliceDoc(from + 1, context.pos)).map(command => ({
      label: `/${command.name}`,
      displayLabel: command.label,
      detail: command.detail,
      apply: (view: EditorView, _: unknown, start: number, end: number) =>
        insert(view, command, start, end, pickPicture),
    }))
    // Typing on asks anew at once: a quick “/quote” and Enter must never find the list on its way.
    return { from, options, filter: false, update: (_current, _from, _to, next) => source(next) }
  }
  return autocompletion({ override: [source], icons: false, selectOnOpen: true, interactionDelay: 0 })
}

/** Opens the menu at the cursor, on a line of its own where the cursor is in the middle of words. */
export function openSlashMenu(view: EditorView): void {
  const { from } = view.state.selection.main
  const line = view.state.doc.lineAt(from)
  const insert = line.text.trim() === '' ? '/' : '\n\n/'
  const at = line.to
  view.dispatch({ changes: { from: at, insert }, selection: { anchor: at + insert.length } })
  view.focus()
  startCompletion(view)
}

function insert(view: EditorView, command: SlashCommand, from: number, to: number, pickPicture: () => void): void {
  if (command.name === 'image') {
    view.dispatch({ changes: { from, to } })
    pickPicture()
  } else snippet(command.template)(view, null, from, to)
}
