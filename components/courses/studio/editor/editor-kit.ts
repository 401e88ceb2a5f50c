// Everything of the editor that is fetched together, once a lesson is open.
import { redo, undo } from '@codemirror/commands'
import type { EditorTools } from './editor-toolbar'
import { around, before, link } from './formatting'
import { openSlashMenu } from './slash-menu'

export { createEditor, setText } from './codemirror'
export { intake } from './intake'
export { describePicture, placePictures } from './place-pictures'

export const tools: EditorTools = {
  bold: around('**', 'important words'),
  italic: around('*', 'stressed words'),
  code: around('`', 'code'),
  link,
  heading: before('## '),
  list: before('- '),
  steps: before('1. '),
  quote: before('> '),
  undo,
  redo,
  openMenu: openSlashMenu,
}
