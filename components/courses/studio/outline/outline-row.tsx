// One row of the outline's tree: a section or a lesson, its marks, and its title while it is being renamed.
import { ChevronDown, Code, FileText, FileType, ListChecks, PencilLine, Video } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import { classes } from '@/components/ui/classes'
import type { LessonKind } from '@/lib/courses/schemas'
import { RowTitleInput } from './row-title-input'
import type { TreeRow } from './tree-rows'
import type { DropHint } from './use-tree-drag'

type OutlineRowProps = {
  row: TreeRow
  href: string | null
  isFocused: boolean
  isSelected: boolean
  isCurrent: boolean
  isRenaming: boolean
  hint: NonNullable<DropHint>['where'] | null
  onPress: (row: TreeRow, event: MouseEvent) => void
  onFold: (row: TreeRow) => void
  onRename: (row: TreeRow, title: string) => void
}

export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { row, href, isFocused, isSelected, isCurrent, isRenaming, hint, onPress, onFold, onRename } = props
  const isSection = row.kind === 'section'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its rows
    <div
      role="treeitem"
      data-row={row.id}
      aria-level={isSection ? 1 : 2}
      aria-posinset={row.at + 1}
      aria-setsize={row.of}
      aria-expanded={isSection ? row.isOpen : undefined}
      aria-selected={isSelected}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={isSection ? row.title : `${row.title}, ${KINDS[row.node.kind].label}`}
      tabIndex={isFocused ? 0 : -1}
      onClick={event => onPress(row, event)}
      className={classes(
        'group relative flex min-h-9 scroll-my-10 items-center gap-2 rounded-sm py-1 pe-2 text-[0.9375rem] [content-visibility:auto]',
        'cursor-pointer select-none hover:bg-sunken focus-visible:-outline-offset-2',
        'aria-[current]:bg-accent-soft aria-[current]:font-medium',
        'aria-selected:bg-accent-soft aria-selected:shadow-[inset_3px_0_0_var(--accent)]',
        isSection ? 'mt-1 ps-1 font-semibold' : 'ps-8',
        hint === 'inside' && 'outline-2 outline-accent -outline-offset-2',
        hint === 'before' && 'before:absolute before:inset-x-0 before:-top-px before:h-0.5 before:bg-accent',
        hint === 'after' && 'after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:bg-accent',
      )}
    >
      {isSection ? (
        <ChevronDown
          onClick={event => {
            event.stopPropagation()
            onFold(row)
          }}
          className={classes('size-5 shrink-0 p-0.5 text-muted transition-transform', !row.isOpen && '-rotate-90')}
        />
      ) : (
        <KindIcon kind={row.node.kind} />
      )}
      {isRenaming ? (
        <RowTitleInput title={row.title} onDone={title => onRename(row, title)} />
      ) : href ? (
        <a
          href={href}
          tabIndex={-1}
          draggable={false}
          onClick={event => event.preventDefault()}
          className="min-w-0 flex-1 truncate"
        >
          {row.title}
        </a>
      ) : (
        <span className="min-w-0 flex-1 truncate">{row.title}</span>
      )}
      {row.kind === 'lesson' && row.node.optional && <Mark>optional</Mark>}
      {row.kind === 'lesson' && row.node.freePreview && <Mark>free</Mark>}
      {isSection && !row.isOpen && <Mark>{row.node.lessons.length}</Mark>}
    </div>
  )
})

function Mark({ children }: { children: string | number }) {
  return <span className="shrink-0 text-muted text-xs">{children}</span>
}

const KINDS: Record<LessonKind, { label: string; Icon: typeof Video }> = {
  article: { label: 'article', Icon: FileText },
  video: { label: 'video', Icon: Video },
  quiz: { label: 'quiz', Icon: ListChecks },
  assignment: { label: 'assignment', Icon: PencilLine },
  file: { label: 'file', Icon: FileType },
  embed: { label: 'embedded page', Icon: Code },
}

function KindIcon({ kind }: { kind: LessonKind }) {
  const { Icon } = KINDS[kind]
  return <Icon className="size-4 shrink-0 text-muted" aria-hidden />
}
