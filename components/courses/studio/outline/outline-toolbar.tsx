// The deeds of the tree as buttons, for mouse and touch.
import { ArrowDown, ArrowUp, CornerUpRight, FilePlus, FolderPlus, ListPlus, ListX, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Toolbar } from '@/components/ui/toolbar'
import { MoveToForm } from './move-to-form'
import type { Tree } from './use-tree'
import type { TreeDeeds } from './use-tree-deeds'

export function OutlineToolbar({ tree, deeds }: { tree: Tree; deeds: TreeDeeds }) {
  const [isMoving, setIsMoving] = useState(false)
  const { focused, sections } = tree
  const isLesson = focused?.kind === 'lesson'
  const button = (label: string, keys: string, icon: React.ReactNode, onClick: () => void, disabled = false) => (
    <IconButton
      size="sm"
      label={label}
      title={`${label} (${keys})`}
      aria-keyshortcuts={keys
        .replace('↑', 'ArrowUp')
        .replace('↓', 'ArrowDown')
        .replace('←', 'ArrowLeft')
        .replace('→', 'ArrowRight')}
      icon={icon}
      onClick={onClick}
      disabled={disabled}
    />
  )
  return (
    <div className="grid gap-2">
      <Toolbar label="Change the outline" className="flex flex-wrap gap-0.5 [&_.lucide]:size-[1.125rem]">
        {button('New lesson', 'N', <FilePlus />, () => deeds.addLesson(), sections.length === 0)}
        {button('New section', 'Shift+N', <FolderPlus />, deeds.addSection)}
        {button('Move up', 'Alt+↑', <ArrowUp />, () => deeds.step(-1), !focused)}
        {button('Move down', 'Alt+↓', <ArrowDown />, () => deeds.step(1), !focused)}
        {isLesson
          ? button('Start a section here', 'Alt+←', <ListPlus />, deeds.split)
          : button('Join with the section above', 'Alt+→', <ListX />, deeds.join, !focused || focused.at === 0)}
        <IconButton
          size="sm"
          label="Move to…"
          title="Move to…"
          icon={<CornerUpRight />}
          aria-expanded={isMoving}
          disabled={!isLesson}
          onClick={() => setIsMoving(!isMoving)}
        />
        {button('Rename', 'F2', <Pencil />, () => focused && tree.rename(focused.id), !focused)}
        {button('Remove', 'Delete', <Trash2 />, deeds.remove, !focused)}
      </Toolbar>
      {isMoving && isLesson && (
        <MoveToForm
          sections={sections}
          count={tree.acting(focused).length}
          onMove={(sectionId, end) => {
            setIsMoving(false)
            deeds.moveTo(sectionId, end)
          }}
        />
      )}
    </div>
  )
}
