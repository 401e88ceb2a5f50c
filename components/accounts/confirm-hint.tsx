// Tells a newcomer that a letter waits for them, until their address is confirmed.
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { ownGuards } from '@/lib/accounts/reads'
import type { Context } from '@/lib/core/context'
import { VerificationForm } from './security/guard-forms'

export async function ConfirmHint({ ctx }: { ctx: Context }) {
  const { email, isVerified } = await ownGuards(ctx)
  if (isVerified) return null
  return (
    <Card className="flex flex-wrap items-center gap-x-6 gap-y-3 p-5">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-semibold">Please confirm your e-mail address</h2>
        <p className="wrap-anywhere text-muted">
          We wrote to {email}: open the link in that mail, so that we can reach you. Not yours?{' '}
          <TextLink href="/security">Change it</TextLink>.
        </p>
      </div>
      <VerificationForm />
    </Card>
  )
}
