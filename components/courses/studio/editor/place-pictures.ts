// Pictures on their way into the text: a placeholder while they are uploaded, then the picture with room for its description.
import type { EditorView } from '@codemirror/view'
import type { PictureAnswer } from './picture-wire'

export type PictureDesk = {
  send: (file: File) => Promise<PictureAnswer>
  /** A picture stands in the text and waits for its description. */
  onPlaced: (url: string, filename: string) => void
  onProblem: (words: string) => void
}

let count = 0

/** Each file gets a line of its own at `at`. */
export async function placePictures(view: EditorView, files: File[], at: number, desk: PictureDesk): Promise<void> {
  const pending = files.map(file => ({ file, placeholder: `![Uploading ${plain(file.name)}…](#upload-${++count})` }))
  const line = view.state.doc.lineAt(at)
  const lead = line.text.trim() === '' ? '' : '\n\n'
  const insert = `${lead}${pending.map(({ placeholder }) => placeholder).join('\n\n')}\n`
  const from = lead === '' ? at : line.to
  view.dispatch({ changes: { from, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.paste' })
  for (const { file, placeholder } of pending) {
    const answer = await desk.send(file)
    if (answer.as === 'placed') {
      replace(view, placeholder, `![](${answer.picture.url})`)
      desk.onPlaced(answer.picture.url, file.name)
    } else {
      replace(view, placeholder, '')
      desk.onProblem(`“${file.name}” was not taken in: ${answer.message}`)
    }
  }
}

/** Writes what a picture shows into its brackets. */
export function describePicture(view: EditorView, url: string, words: string): void {
  const text = view.state.doc.toString()
  const at = text.indexOf(`](${url})`)
  const from = at < 0 ? -1 : text.lastIndexOf('![', at) + 2
  if (from < 2) return
  view.dispatch({ changes: { from, to: at, insert: plain(words) }, userEvent: 'input' })
}

export function picturesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
}

function replace(view: EditorView, placeholder: string, insert: string): void {
  const from = view.state.doc.toString().indexOf(placeholder)
  if (from >= 0) view.dispatch({ changes: { from, to: from + placeholder.length, insert } })
}

function plain(words: string): string {
  return words.replace(/[[\]\n]/g, ' ').trim()
}
