// One's sign-ins elsewhere: what is connected, and what could be.
import { buttonClasses } from '@/components/ui/button'
import { DisconnectForm } from '../security/guard-forms'

type Connected = { id: string; name: string; email: string }
type Offer = { name: string; href: string }
type OwnSignInsProps = { connected: Connected[]; offers: Offer[]; isRecent: boolean; isVerified: boolean }

export function OwnSignIns({ connected, offers, isRecent, isVerified }: OwnSignInsProps) {
  return (
    <div className="grid gap-4">
      {connected.length > 0 && (
        <ul className="divide-y divide-line rounded-md border border-line bg-raised">
          {connected.map(({ id, name, email }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-48">
                <p className="wrap-anywhere font-medium">{name}</p>
                <p className="wrap-anywhere text-muted text-sm">{email || 'without an address'}</p>
              </div>
              {isRecent && <DisconnectForm id={id} name={name} />}
            </li>
          ))}
        </ul>
      )}
      {!isRecent && <p className="text-muted">Confirm above that it is you to change them.</p>}
      {isRecent && offers.length > 0 && !isVerified && (
        <p className="text-muted">Confirm your e-mail address above; then you can connect other sites.</p>
      )}
      {isRecent && isVerified && offers.length > 0 && (
        <p className="flex flex-wrap gap-3">
          {offers.map(({ name, href }) => (
            <a key={name} href={href} rel="nofollow" className={buttonClasses('secondary', 'md')}>
              Connect {name}
            </a>
          ))}
        </p>
      )}
    </div>
  )
}
