// The door of admins: what needs a decision, and the settings of the site.
import type { ReactNode } from 'react'
import { Frame } from '@/components/shell/frame'
import { AdminNav } from '@/components/site/admin-nav'

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <Frame footer={false}>
      <div className="mx-auto grid w-full max-w-5xl gap-6 px-4 py-6 sm:px-6">
        <h1 className="font-semibold text-2xl">Admin</h1>
        <AdminNav />
        {children}
      </div>
    </Frame>
  )
}
