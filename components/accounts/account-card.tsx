// The quiet card around the sign-in and register forms.
import type { ReactNode } from 'react'
import { LogoMark } from '@/components/shell/logo'

export function AccountCard({
  title,
  lead,
  children,
  footer,
}: {
  title: string
  lead: string
  children: ReactNode
  footer: ReactNode
}) {
  return (
    <div className="mx-auto grid w-full max-w-md gap-6 px-4 py-10 sm:py-16">
      <div className="grid justify-items-center gap-3 text-center">
        <LogoMark className="size-12" />
        <h1 className="font-semibold text-2xl">{title}</h1>
        <p className="text-muted">{lead}</p>
      </div>
      <div className="rounded-md border border-line bg-raised p-5 shadow-raised sm:p-6">{children}</div>
      <p className="text-center text-muted text-sm">{footer}</p>
    </div>
  )
}
