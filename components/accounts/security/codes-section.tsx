// One-time codes: turning them on with an authenticator app, and off again.
'use client'

import { renderSVG } from 'uqr'
import { Alert } from '@/components/ui/alert'
import { CopyButton } from '@/components/ui/copy-button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { beginOneTimeCodes, confirmOneTimeCodes, endOneTimeCodes } from '../actions'
import { useForm } from '../use-form'

type CodesProps = { isOn: boolean; spareCodes: number; isRecent: boolean }

export function CodesSection({ isOn, spareCodes, isRecent }: CodesProps) {
  const begin = useForm(beginOneTimeCodes)
  const confirm = useForm(confirmOneTimeCodes)
  if (confirm.done) return <Spare codes={confirm.done.value.recoveryCodes} />
  if (isOn) return <TurnOff spareCodes={spareCodes} isRecent={isRecent} />
  if (!isRecent) return <p className="text-muted">They are off. Confirm above that it is you to turn them on.</p>
  if (!begin.done) {
    return (
      <form action={begin.submit} className="grid gap-4">
        {begin.failure && <Alert tone="error">{begin.failure}</Alert>}
        <SubmitButton variant="secondary" className="justify-self-start">
          Turn on
        </SubmitButton>
      </form>
    )
  }
  const { appAddress, secret } = begin.done.value
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(appAddress, { border: 2 }))}`
  return (
    <form action={confirm.submit} className="grid gap-4" noValidate>
      {confirm.failure && <Alert tone="error">{confirm.failure}</Alert>}
      <p>Take a picture of this with your authenticator app, then type the six digits that it shows.</p>
      {/* biome-ignore lint/performance/noImgElement: a picture made here, there is nothing to optimize */}
      <img
        src={picture}
        alt="A QR code for your authenticator app"
        width={200}
        height={200}
        className="rounded-sm bg-white"
      />
      <p className="text-sm">
        No camera? Type this key: <code className="wrap-anywhere font-mono">{secret}</code>
      </p>
      <Field label="Code" required error={confirm.error('code')}>
        {control => <Input {...control} name="code" inputMode="numeric" autoComplete="one-time-code" />}
      </Field>
      <SubmitButton className="justify-self-start">Confirm</SubmitButton>
    </form>
  )
}

function Spare({ codes }: { codes: string[] }) {
  return (
    <Alert tone="success" title="One-time codes are on">
      <p>
        Keep these recovery codes in a safe place. Each opens your account once, should you lose the app. They are shown
        this once.
      </p>
      <ul className="mt-2 grid grid-cols-2 gap-x-4 gap-y-1 font-mono">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyButton text={codes.join('\n')} label="Copy the codes" className="mt-3" />
    </Alert>
  )
}

function TurnOff({ spareCodes, isRecent }: Omit<CodesProps, 'isOn'>) {
  const form = useForm(endOneTimeCodes)
  if (form.done) return <Alert tone="success">One-time codes are off.</Alert>
  return (
    <form action={form.submit} className="grid gap-4">
      {form.failure && <Alert tone="error">{form.failure}</Alert>}
      <p>They are on.{!isRecent && ' Confirm above that it is you to turn them off.'}</p>
      <p className="text-[0.9375rem] text-muted">{spareWords(spareCodes)}</p>
      {isRecent && (
        <SubmitButton variant="secondary" className="justify-self-start">
          Turn off
        </SubmitButton>
      )}
    </form>
  )
}

function spareWords(left: number): string {
  if (left > 3) return `${left} of your recovery codes are unused.`
  const words =
    left === 0 ? 'No recovery code is left.' : `Only ${left} of your recovery codes ${left === 1 ? 'is' : 'are'} left.`
  return `${words} Turn one-time codes off and on again for ten new ones.`
}
