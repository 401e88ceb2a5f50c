// Pastes formatted text: its plain words at once, and its Markdown in their place as soon as a worker has made it.
import { type ChangeDesc, StateEffect, StateField } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { Converted } from './html-to-markdown'

const LONGEST_HTML = 8_000_000
const LONGEST_MS = 15_000

/** Whether HTML says more than its words do: code editors and terminals put colors alone into it. */
export function isFormatted(html: string): boolean {
  return (
    /<(h[1-6]|ul|ol|table|blockquote|pre|strong|em|b|i|a|img)[\s>]|mso-|MsoNormal|<p[\s>][\s\S]*<p[\s>]/i.test(html) &&
    !/vscode|monaco/i.test(html.slice(0, 2000))
  )
}

export async function pasteFormatted(
  view: EditorView,
  { html, text }: { html: string; text: string },
  onProblem: (words: string) => void,
): Promise<void> {
  const place = pastePlain(view, text)
  if (html.length > LONGEST_HTML) {
    place.done()
    onProblem('That is too long to take its formatting over, so its plain words are there. You can paste it in parts.')
    return
  }
  const converted = await convertAside(html)
  const range = place.done()
  if (!converted) {
    onProblem('Its formatting could not be read, so its plain words are there. Nothing is missing.')
    return
  }
  // What was changed in the meantime is the writer's; the words stay as they are.
  if (!range || (text !== '' && view.state.sliceDoc(range.from, range.to) !== text.replace(/\r\n?/g, '\n'))) return
  view.dispatch({
    changes: { ...range, insert: converted.markdown },
    selection: { anchor: range.from + converted.markdown.length },
    scrollIntoView: true,
    userEvent: 'input.paste',
  })
  if (converted.picturesLeftOut > 0) {
    const count = converted.picturesLeftOut
    onProblem(
      `${count === 1 ? 'One picture was' : `${count} pictures were`} left out, since other programs do not hand pictures on. Please paste or drop them one by one.`,
    )
  }
}

/** Follows a range while the text around it changes. */
const follow = StateEffect.define<{ from: number; to: number } | null>()
const followed = StateField.define<{ from: number; to: number } | null>({
  create: () => null,
  update(range, { effects, changes }) {
    for (const effect of effects) if (effect.is(follow)) return effect.value
    return range && mapped(range, changes)
  },
})

function mapped({ from, to }: { from: number; to: number }, changes: ChangeDesc) {
  return { from: changes.mapPos(from, -1), to: changes.mapPos(to, 1) }
}

function pastePlain(view: EditorView, text: string) {
  const { from, to } = view.state.selection.main
  const insert = view.state.toText(text)
  if (view.state.field(followed, false) === undefined) view.dispatch({ effects: StateEffect.appendConfig.of(followed) })
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    effects: follow.of({ from, to: from + insert.length }),
    userEvent: 'input.paste',
    scrollIntoView: true,
  })
  return {
    done() {
      const range = view.state.field(followed, false) ?? null
      view.dispatch({ effects: follow.of(null) })
      return range
    },
  }
}

/** In a worker, so that nothing freezes however much it is; undefined where that failed or took too long. */
function convertAside(html: string): Promise<Converted | undefined> {
  return new Promise(resolve => {
    const worker = new Worker(new URL('./paste-worker.ts', import.meta.url), { type: 'module' })
    const end = (converted: Converted | undefined) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(converted)
    }
    const timer = setTimeout(end, LONGEST_MS, undefined)
    worker.onmessage = ({ data }: MessageEvent<Converted | null>) => end(data ?? undefined)
    worker.onerror = () => end(undefined)
    worker.postMessage(html)
  })
}
