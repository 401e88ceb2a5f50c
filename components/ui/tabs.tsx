// Tabs: one place, several views of it; arrow keys move between them.
'use client'

import * as Radix from 'radix-ui/tabs'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes'

type Tab = { value: string; label: ReactNode; content: ReactNode }

type TabsProps = Omit<ComponentProps<typeof Radix.Root>, 'children' | 'orientation'> & { label: string; tabs: Tab[] }

/** Uncontrolled from `defaultValue` (the first tab unless told), or controlled by `value` and `onValueChange`. */
export function Tabs({ label, tabs, className, ...rest }: TabsProps) {
  return (
    <Radix.Root defaultValue={tabs[0]?.value} className={classes('flex min-h-0 flex-col', className)} {...rest}>
      <Radix.List aria-label={label} className="flex shrink-0 gap-1 overflow-x-auto border-line border-b">
        {tabs.map(tab => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-10 whitespace-nowrap border-transparent border-b-2 px-3 py-2 font-medium text-[0.9375rem] text-muted transition-colors duration-100 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(tab => (
        <Radix.Content key={tab.value} value={tab.value} className="min-h-0 flex-1 overflow-y-auto pt-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
