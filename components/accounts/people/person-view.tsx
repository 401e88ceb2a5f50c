// One person as admins see them: who they are, whether the account is open, where they are signed in, and what can be done.
import type { ReactNode } from 'react'
import { ProvePasswordForm } from '@/components/accounts/security/guard-forms'
import { Alert } from '@/components/ui/alert'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import type { PersonDetail } from '@/lib/accounts/people/schemas'
import { ROLES } from '@/lib/core/permissions'
import { giveRole, reinstatePerson, signPersonOut, suspendPerson } from './actions'
import { ROLE_WORDS } from './people-address'
import { ReasonForm } from './reason-form'

const KEPT = 'Kept in the audit trail.'

type PersonViewProps = {
  person: PersonDetail
  /** Whether it is the admin’s own account. */
  isOwn: boolean
  /** Whether the admin gave their password a short while ago. */
  isProven: boolean
  now: Date
  timeZone: string
  /** What other domains know of them. */
  children: ReactNode
}

export function PersonView({ person, isOwn, isProven, now, timeZone, children }: PersonViewProps) {
  const when = (at: string | null) => (at ? <Time at={new Date(at)} now={now} timeZone={timeZone} /> : 'never')
  return (
    <section aria-labelledby="person-title" className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <p className="text-sm">
        <TextLink href="/admin/people">All people</TextLink>
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Avatar name={person.name} image={person.image} size="lg" />
        <div className="min-w-0 flex-1">
          <h2 id="person-title" className="wrap-anywhere font-semibold text-xl">
            {person.name} <Badge>{ROLE_WORDS[person.role]}</Badge>
          </h2>
          <p className="wrap-anywhere text-muted">{person.email}</p>
          <p role="status" className="text-muted text-sm">
            {person.suspendedAt ? 'The account is closed.' : 'The account is open.'}
          </p>
        </div>
      </div>
      {person.suspendedAt && (
        <Alert tone="warn" title={<>Suspended {when(person.suspendedAt)}</>}>
          {person.suspendedReason}
        </Alert>
      )}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-[0.9375rem]">
        <Fact label="E-mail">{person.emailVerified ? 'confirmed' : 'not confirmed yet'}</Fact>
        <Fact label="Joined">{when(person.createdAt)}</Fact>
        <Fact label="Last seen">{when(person.lastSeenAt)}</Fact>
        <Fact label="Signs in with">{guards(person)}</Fact>
        <Fact label="Account id">
          <code className="wrap-anywhere text-sm">{person.id}</code>
        </Fact>
      </dl>
      <Sessions sessions={person.sessions} when={when} />
      {children}
      <div className="grid gap-3">
        <h3 className="font-semibold">What you can do</h3>
        {isOwn ? (
          <p className="text-muted">
            This is your own account: another admin has to change its role or suspend it. Your sessions are under{' '}
            <TextLink href="/security">Security</TextLink>.
          </p>
        ) : (
          <Deeds person={person} isProven={isProven} />
        )}
      </div>
    </section>
  )
}

function guards({ hasPassword, hasCodes }: PersonDetail): string {
  const ways = [hasPassword && 'a password', hasCodes && 'one-time codes'].filter(Boolean)
  return ways.length > 0 ? ways.join(' and ') : 'another site'
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

type SessionsProps = { sessions: PersonDetail['sessions']; when: (at: string) => ReactNode }

function Sessions({ sessions, when }: SessionsProps) {
  return (
    <div className="grid gap-2">
      <h3 className="font-semibold">Signed in</h3>
      {sessions.length === 0 ? (
        <p className="text-muted">Nowhere at the moment.</p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line bg-raised">
          {sessions.map(session => (
            <li key={session.id} className="px-4 py-2 text-[0.9375rem]">
              <span className="wrap-anywhere font-medium">{session.device}</span>{' '}
              {session.kind === 'api' && <Badge>API client</Badge>}
              <span className="wrap-anywhere block text-muted text-sm">
                from {session.address || 'an unknown address'}, used {when(session.lastUsedAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Deeds({ person: { id, role, suspendedAt }, isProven }: { person: PersonDetail; isProven: boolean }) {
  return (
    <>
      <Deed title="Change the role">
        {isProven ? (
          <ReasonForm action={giveRole} userId={id} label="Give this role" hint={KEPT} done="The role is changed.">
            <RadioGroup key={role} legend="Role">
              {ROLES.map(each => (
                <Radio key={each} name="role" value={each} defaultChecked={each === role} label={ROLE_WORDS[each]} />
              ))}
            </RadioGroup>
          </ReasonForm>
        ) : (
          <div className="grid gap-3">
            <p>Please give your password once more first.</p>
            <ProvePasswordForm />
          </div>
        )}
      </Deed>
      <Deed title="Sign out everywhere">
        <ReasonForm
          action={signPersonOut}
          userId={id}
          label="Sign them out"
          hint={KEPT}
          done="They are signed out on every device."
        />
      </Deed>
      {suspendedAt ? (
        <Deed key="reinstate" title="Reinstate">
          <ReasonForm
            key="reinstate"
            action={reinstatePerson}
            userId={id}
            label="Open the account again"
            hint={KEPT}
            done="The account is open again."
          />
        </Deed>
      ) : (
        <Deed key="suspend" title="Suspend">
          <ReasonForm
            key="suspend"
            action={suspendPerson}
            userId={id}
            label="Suspend the account"
            hint="They read it when they try to sign in. Kept in the audit trail, too."
            done="The account is suspended."
            variant="danger"
          />
        </Deed>
      )}
    </>
  )
}

function Deed({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-md border border-line bg-raised px-4">
      <summary className="min-h-10 cursor-pointer content-center font-medium">{title}</summary>
      <div className="max-w-2xl pb-4">{children}</div>
    </details>
  )
}
