// /notifications/settings: what one is told of, in Cairn and by e-mail.
import type { Metadata } from 'next'
import { PreferenceMatrix } from '@/components/notifications/preference-matrix'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { ownPreferences } from '@/lib/notifications/reads'
import { pageUser } from '@/lib/web/page'

export const metadata: Metadata = { title: 'What you are told' }

export default async function NotificationSettingsPage() {
  const { ctx } = await pageUser('/notifications/settings')
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-5 px-4 py-8 sm:px-6">
      <Breadcrumb steps={[{ label: 'Notifications', href: '/notifications' }, { label: 'What you are told' }]} />
      <h1 className="font-semibold text-2xl">What you are told</h1>
      <p className="text-muted">
        “Always” means that a mail is sent in any case, such as with a message of your teacher. What concerns your
        account, such as a new password, is mailed in any case, too.
      </p>
      <PreferenceMatrix preferences={await ownPreferences(ctx)} />
    </div>
  )
}
