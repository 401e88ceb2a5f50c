// What guards one's account: the address, the password, one-time codes, and who is signed in.
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { TextLink } from '@/components/ui/text-link'
import type { SessionInfo } from '@/lib/accounts/sessions/schemas'
import { CodesSection } from './codes-section'
import { EmailForm, PasswordForm, ProvePasswordForm, VerificationForm } from './guard-forms'
import { SessionsList } from './sessions-list'

type SecurityProps = {
  guards: { email: string; isVerified: boolean; hasCodes: boolean }
  sessions: SessionInfo[]
  /** Whether the password was given a short while ago. */
  isRecent: boolean
  now: Date
}

export function Security({ guards, sessions, isRecent, now }: SecurityProps) {
  return (
    <div className="mx-auto grid w-full max-w-xl gap-10 px-4 py-8 sm:px-6">
      <header className="grid gap-1">
        <h1 className="font-semibold text-2xl">Sign-in and security</h1>
        <p className="text-muted">
          What others see of you is in <TextLink href="/profile">your profile</TextLink>.
        </p>
      </header>
      {!isRecent && (
        <Part title="Is it you?" lead="Give your password, and the parts below open for ten minutes.">
          <ProvePasswordForm />
        </Part>
      )}
      <Part title="E-mail address" lead={guards.email}>
        <p>
          <Badge tone={guards.isVerified ? 'accent' : 'plain'}>
            {guards.isVerified ? 'Confirmed' : 'Not confirmed yet'}
          </Badge>
        </p>
        {!guards.isVerified && <VerificationForm />}
        {isRecent && <EmailForm />}
      </Part>
      <Part title="Password" lead="Changing it ends all your other sessions.">
        <PasswordForm email={guards.email} />
      </Part>
      <Part
        title="One-time codes"
        lead="With an authenticator app, a stolen password alone does not open your account."
      >
        <CodesSection isOn={guards.hasCodes} isRecent={isRecent} />
      </Part>
      <Part title="Where you are signed in" lead="End what you do not know; it stops working at once.">
        <SessionsList sessions={sessions} now={now} />
      </Part>
    </div>
  )
}

function Part({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section className="grid gap-4">
      <header>
        <h2 className="font-semibold text-lg">{title}</h2>
        <p className="wrap-anywhere text-muted">{lead}</p>
      </header>
      {children}
    </section>
  )
}
