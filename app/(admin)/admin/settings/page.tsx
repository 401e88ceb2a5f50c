// /admin/settings
import type { Metadata } from 'next'
import { SettingsForm } from '@/components/site/settings-form'
import { siteSettings } from '@/lib/site/reads'
import { adminContext } from '@/lib/web/page'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const ctx = await adminContext('/admin/settings', 'site.manage')
  return (
    <section aria-labelledby="settings-title" className="grid gap-4">
      <h2 id="settings-title" className="font-semibold text-lg">
        Settings of the site
      </h2>
      <SettingsForm settings={await siteSettings(ctx)} />
    </section>
  )
}
