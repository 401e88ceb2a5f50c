// A menu of deeds behind one button, with the arrow keys and type-ahead of a desktop menu.
'use client'

import * as Radix from 'radix-ui/dropdown-menu'
import type { ReactNode } from 'react'
import { type ButtonVariant, buttonClasses } from './button'
import { classes } from './classes'
import { iconButtonClasses } from './icon-button'

type MenuProps = {
  /** The name of the button, heard when only its icon is seen. */
  label: string
  icon?: ReactNode
  /** Show the label as well, as a button of this look. */
  variant?: ButtonVariant
  children: ReactNode
}

/** Not modal: the page behind stays reachable, and no style element is injected that the content policy would refuse. */
export function Menu({ label, icon, variant, children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger
        aria-label={variant ? undefined : label}
        className={variant ? buttonClasses(variant, 'md') : iconButtonClasses('md')}
      >
        {icon}
        {variant && label}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-40 min-w-48 max-w-[calc(100vw-1rem)] animate-rise rounded-md border border-line bg-raised p-1 shadow-raised"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function MenuItem({
  icon,
  danger = false,
  disabled,
  onSelect,
  children,
}: {
  icon?: ReactNode
  danger?: boolean
  disabled?: boolean
  onSelect: () => void
  children: ReactNode
}) {
  return (
    <Radix.Item disabled={disabled} onSelect={onSelect} className={classes(itemClasses, danger && 'text-red')}>
      {icon}
      {children}
    </Radix.Item>
  )
}

export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Radix.Item asChild>
      <a href={href} className={itemClasses}>
        {icon}
        {children}
      </a>
    </Radix.Item>
  )
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />
}

const itemClasses =
  'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-[0.9375rem] outline-none ' +
  'data-[highlighted]:bg-sunken data-[highlighted]:outline-2 data-[highlighted]:-outline-offset-2 ' +
  'data-[highlighted]:outline-accent data-[disabled]:cursor-not-allowed data-[disabled]:opacity-50 [&_.lucide]:size-[1.125rem]'
