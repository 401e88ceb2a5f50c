// The editor's toolbar: marks, blocks, pictures, and the menu of everything else.
import type { Command, EditorView } from '@codemirror/view'
import {
  Bold,
  Code,
  Heading2,
  ImagePlus,
  Italic,
  Link,
  List,
  ListOrdered,
  Plus,
  Quote,
  Redo2,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Toolbar } from '@/components/ui/toolbar'

export type EditorTools = {
  bold: Command
  italic: Command
  code: Command
  link: Command
  heading: Command
  list: Command
  steps: Command
  quote: Command
  undo: Command
  redo: Command
  openMenu: (view: EditorView) => void
}

type EditorToolbarProps = { view: EditorView | null; tools: EditorTools | null; pickPicture: () => void }

/** Without the editor (it is still on its way) the buttons wait. */
export function EditorToolbar({ view, tools, pickPicture }: EditorToolbarProps) {
  const tool = (label: string, icon: ReactNode, name: Exclude<keyof EditorTools, 'openMenu'>, keys?: string) => (
    <IconButton
      size="sm"
      label={label}
      title={keys ? `${label} (${keys})` : label}
      icon={icon}
      disabled={!view || !tools}
      onMouseDown={event => event.preventDefault()}
      onClick={() => view && tools?.[name](view)}
    />
  )
  return (
    <Toolbar
      label="Formatting"
      className="flex flex-wrap gap-0.5 border-line border-b bg-sunken px-2 py-1 [&_.lucide]:size-[1.125rem]"
    >
      <IconButton
        size="sm"
        label="Insert…"
        title="Insert a heading, table, formula… (type /)"
        icon={<Plus />}
        disabled={!view || !tools}
        onClick={() => view && tools?.openMenu(view)}
      />
      {tool('Heading', <Heading2 />, 'heading')}
      {tool('Bold', <Bold />, 'bold', 'Ctrl+B')}
      {tool('Italic', <Italic />, 'italic', 'Ctrl+I')}
      {tool('Link', <Link />, 'link', 'Ctrl+K')}
      {tool('List', <List />, 'list', 'Ctrl+Shift+8')}
      {tool('Numbered list', <ListOrdered />, 'steps', 'Ctrl+Shift+7')}
      {tool('Quote', <Quote />, 'quote')}
      {tool('Code', <Code />, 'code', 'Ctrl+E')}
      <IconButton
        size="sm"
        label="Picture"
        title="Upload a picture"
        icon={<ImagePlus />}
        disabled={!view}
        onClick={pickPicture}
      />
      {tool('Undo', <Undo2 />, 'undo', 'Ctrl+Z')}
      {tool('Redo', <Redo2 />, 'redo', 'Ctrl+Shift+Z')}
    </Toolbar>
  )
}
