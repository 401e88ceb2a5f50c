// What may be pasted or dropped into the editor: pictures, formatted text of other programs, and plain text.
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { type PictureDesk, picturesOf, placePictures } from './place-pictures'
import { isFormatted, pasteFormatted } from './rich-paste'

export function intake(desk: PictureDesk): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const data = event.clipboardData
      const html = data?.getData('text/html') ?? ''
      const text = data?.getData('text/plain') ?? ''
      const pictures = picturesOf(data)
      // Word puts a picture of the text beside the text.
      if (pictures.length > 0 && text === '') {
        event.preventDefault()
        void placePictures(view, pictures, view.state.selection.main.head, desk)
        return true
      }
      if (!isFormatted(html)) return false
      event.preventDefault()
      void pasteFormatted(view, { html, text }, desk.onProblem)
      return true
    },
    drop(event, view) {
      const pictures = picturesOf(event.dataTransfer)
      if (pictures.length === 0) {
        if ((event.dataTransfer?.files.length ?? 0) === 0) return false
        event.preventDefault()
        desk.onProblem(
          'Only pictures can be dropped into the text. Other files belong into a lesson of the kind file or video.',
        )
        return true
      }
      event.preventDefault()
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.selection.main.head
      void placePictures(view, pictures, at, desk)
      return true
    },
  })
}
