// What guards one's account: the address, the password, one-time codes, and who is signed in.
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { buttonClasses } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import type { Guards } from '@/lib/accounts/reads'
import type { SessionInfo } from '@/lib/accounts/sessions/schemas'
import { OwnSignIns } from '../elsewhere/own-sign-ins'
import { ElsewhereProblem } from '../elsewhere/problem'
import { CodesSection } from './codes-section'
import { EmailForm, FirstPasswordForm, PasswordForm, ProvePasswordForm, VerificationForm } from './guard-forms'
import { SessionsList } from './sessions-list'

type SecurityProps = {
  guards: Guards
  elsewhere: {
    connected: { id: string; name: string; email: string; proveHref: string | null }[]
    offers: { name: string; href: string }[]
  }
  sessions: SessionInfo[]
  /** Whether the password was given a short while ago. */
  isRecent: boolean
  now: Date
  /** Why somebody came back from another site without what they wanted. */
  problem?: string
}

export function Security({ guards, elsewhere, sessions, isRecent, now, problem }: SecurityProps) {
  const { connected, offers } = elsewhere
  return (
    <div className="mx-auto grid w-full max-w-xl gap-10 px-4 py-8 sm:px-6">
      <header className="grid gap-1">
        <h1 className="font-semibold text-2xl">Sign-in and security</h1>
        <p className="text-muted">
          What others see of you is in <TextLink href="/profile">your profile</TextLink>.
        </p>
      </header>
      <ElsewhereProblem code={problem} />
      {!isRecent && (
        <Part title="Is it you?" lead="Confirm it, and you can change the parts below for ten minutes.">
          {guards.hasPassword && <ProvePasswordForm />}
          <ProveLinks connected={connected} />
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
      {guards.hasPassword ? (
        <Part title="Password" lead="Changing it ends all your other sessions.">
          <PasswordForm email={guards.email} />
        </Part>
      ) : (
        <Part title="Password" lead="You have none: you sign in by another site.">
          <FirstPasswordForm />
        </Part>
      )}
      {connected.length + offers.length > 0 && (
        <Part title="Other sites" lead="You can sign in with these, too. Disconnecting one ends your other sessions.">
          <OwnSignIns connected={connected} offers={offers} isRecent={isRecent} isVerified={guards.isVerified} />
        </Part>
      )}
      <Part
        title="One-time codes"
        lead="With an authenticator app, a stolen password alone does not open your account."
      >
        <CodesSection isOn={guards.hasCodes} spareCodes={guards.spareCodes} isRecent={isRecent} />
      </Part>
      <Part title="Where you are signed in" lead="End what you do not know; it stops working at once.">
        <SessionsList sessions={sessions} now={now} />
      </Part>
    </div>
  )
}

/** Signing in again where one is connected shows it as well as a password. */
function ProveLinks({ connected }: { connected: { id: string; name: string; proveHref: string | null }[] }) {
  const known = connected.flatMap(({ id, name, proveHref }) => (proveHref ? [{ id, name, proveHref }] : []))
  if (known.length === 0) return null
  return (
    <p className="flex flex-wrap gap-3">
      {known.map(({ id, name, proveHref }) => (
        <a key={id} href={proveHref} rel="nofollow" className={buttonClasses('secondary', 'md')}>
          Sign in again with {name}
        </a>
      ))}
    </p>
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
