// The Markdown editor itself; fetched when a lesson is opened, since a plain textarea does until then.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import {
  deleteMarkupBackward,
  insertNewlineContinueMarkup,
  markdown,
  markdownLanguage,
} from '@codemirror/lang-markdown'
import { syntaxHighlighting } from '@codemirror/language'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { looks, marks } from './editor-looks'
import { around, before, link } from './formatting'
import { slashMenu } from './slash-menu'

export type EditorSetup = {
  parent: HTMLElement
  doc: string
  selection: { anchor: number; head: number }
  label: string
  describedBy: string
  language: string
  onChange: (text: string) => void
  pickPicture: () => void
  /** Pasting and dropping. */
  intake: Extension
}

export function createEditor(setup: EditorSetup): EditorView {
  const { parent, doc, selection, label, describedBy, language, onChange, pickPicture, intake } = setup
  const state = EditorState.create({
    doc,
    selection,
    extensions: [
      nonce(),
      history(),
      markdown({ base: markdownLanguage, addKeymap: false, completeHTMLTags: false }),
      syntaxHighlighting(marks),
      looks,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        'aria-label': label,
        'aria-describedby': describedBy,
        lang: language,
        spellcheck: 'true',
        autocorrect: 'on',
        autocapitalize: 'sentences',
      }),
      placeholder('Write, paste, drop a picture, or type / for headings, tables, formulas and more.'),
      Prec.high(
        keymap.of([
          { key: 'Enter', run: insertNewlineContinueMarkup },
          { key: 'Backspace', run: deleteMarkupBackward },
          { key: 'Mod-b', run: around('**', 'important words') },
          { key: 'Mod-i', run: around('*', 'stressed words') },
          { key: 'Mod-e', run: around('`', 'code') },
          { key: 'Mod-k', run: link },
          { key: 'Mod-Shift-7', run: before('1. ') },
          { key: 'Mod-Shift-8', run: before('- ') },
        ]),
      ),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      slashMenu(pickPicture),
      intake,
      EditorView.updateListener.of(update => {
        if (update.docChanged) onChange(update.state.doc.toString())
      }),
    ],
  })
  return new EditorView({ state, parent })
}

/** The page's own nonce, so that its policy lets the editor's styles in. */
function nonce(): Extension {
  const own = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  return own ? EditorView.cspNonce.of(own) : []
}

/** Sets the whole text as one step that can be undone, touching only what differs. */
export function setText(view: EditorView, text: string): void {
  const old = view.state.doc.toString()
  if (old === text) return
  let from = 0
  while (from < old.length && from < text.length && old[from] === text[from]) from++
  let end = 0
  const most = Math.min(old.length, text.length) - from
  while (end < most && old[old.length - 1 - end] === text[text.length - 1 - end]) end++
  view.dispatch({ changes: { from, to: old.length - end, insert: text.slice(from, text.length - end) } })
}
