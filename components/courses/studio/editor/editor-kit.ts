// Everything of the editor that is fetched together, once a lesson is open.
import { redo, undo } from '@codemirror/commands'
import { createEditor, setText } from './codemirror'
import type { EditorTools } from './editor-toolbar'
import { around, before, link } from './formatting'
import { intake } from './intake'
import { describePicture, placePictures } from './place-pictures'
import { openSlashMenu } from './slash-menu'

const tools: EditorTools = {
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

export type EditorKit = typeof editorKit
export const editorKit = { createEditor, setText, intake, describePicture, placePictures, tools }
