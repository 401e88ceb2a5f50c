// Who is signed in: each session with its device and its last use.
import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { SessionInfo } from '@/lib/accounts/sessions/schemas'
import { EndOthersForm, EndSessionForm } from './guard-forms'

export function SessionsList({ sessions, now }: { sessions: SessionInfo[]; now: Date }) {
  return (
    <div className="grid gap-4">
      <ul className="divide-y divide-line rounded-md border border-line bg-raised">
        {sessions.map(session => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
            <div className="min-w-0 flex-1 basis-48">
              <p className="wrap-anywhere font-medium">
                {session.device} {session.current && <Badge tone="accent">This one</Badge>}
                {session.kind === 'api' && <Badge>API client</Badge>}
              </p>
              <p className="wrap-anywhere text-muted text-sm">
                from {session.address || 'an unknown address'}, used{' '}
                <Time at={new Date(session.lastUsedAt)} now={now} />
              </p>
            </div>
            {!session.current && <EndSessionForm sessionId={session.id} device={session.device} />}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && <EndOthersForm />}
    </div>
  )
}
