'use client'
// Tries one operation from the API page: what it takes is filled in, a token or the session signs it, and the reply is shown.
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { type Field as CallField, type CameBack, sendCall } from './send-call'

type Props = { method: string; path: string; fields: (CallField & { required: boolean })[]; body?: string }

/** What was typed last as a token, for the next operation that is tried; gone with the page. */
let lastToken = ''

export function TryCall({ method, path, fields, body: example }: Props) {
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <Button size="sm" onClick={() => setOpen(true)}>
        Try it here
      </Button>
    )
  return <TryForm method={method} path={path} fields={fields} body={example} />
}

function TryForm({ method, path, fields, body: example }: Props) {
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), []) // the button that was pressed is gone
  const [isSending, setSending] = useState(false)
  const [reply, setReply] = useState<CameBack>()
  const [problem, setProblem] = useState<string>()

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = (name: string) => String(form.get(name) ?? '')
    lastToken = typed('token')
    const values = Object.fromEntries(fields.map(({ name }) => [name, typed(`value ${name}`)]))
    setSending(true)
    setProblem(undefined)
    try {
      const body = example === undefined ? undefined : typed('body')
      setReply(await sendCall({ method, path, fields, values, body, token: lastToken }))
    } catch (error) {
      setReply(undefined)
      setProblem(error instanceof Error ? error.message : 'The request could not be sent.')
    } finally {
      setSending(false)
    }
  }

  return (
    <form onSubmit={send} aria-label={`Try ${method} ${path}`} className="grid min-w-0 gap-4">
      <Field label="Access token" hint="Leave it empty to call as who is signed in here." optional>
        {control => (
          <Input {...control} name="token" defaultValue={lastToken} autoComplete="off" spellCheck={false} ref={first} />
        )}
      </Field>
      {fields.map(({ name, in: place, required }) => (
        <Field
          key={name}
          label={<code className="font-mono text-sm">{name}</code>}
          hint={`in the ${place}`}
          required={required}
          optional={!required}
        >
          {control => <Input {...control} name={`value ${name}`} autoComplete="off" spellCheck={false} />}
        </Field>
      ))}
      {example !== undefined && (
        <Field label="Body" hint="JSON">
          {control => (
            <Textarea
              {...control}
              name="body"
              defaultValue={example}
              rows={Math.min(12, example.split('\n').length + 1)}
              spellCheck={false}
              className="font-mono text-sm"
            />
          )}
        </Field>
      )}
      <div>
        <Button type="submit" variant="primary" size="sm" pending={isSending}>
          Send
        </Button>
      </div>
      <div role="alert">{problem && <p className="text-red text-sm">{problem}</p>}</div>
      <output className="grid min-w-0 gap-3">{reply && <Reply reply={reply} />}</output>
    </form>
  )
}

function Reply({ reply: { status, milliseconds, headers, body } }: { reply: CameBack }) {
  const id = useId()
  return (
    <>
      <p className="text-sm">
        <span className={`font-medium font-mono ${status >= 400 ? 'text-red' : 'text-accent'}`}>{status}</span>{' '}
        <span className="text-muted">in {milliseconds} ms</span>
      </p>
      <details>
        <summary className="w-fit rounded-sm py-0.5 text-muted text-sm">{headers.length} headers</summary>
        <dl className="wrap-anywhere font-mono text-[0.8125rem]">
          {headers.map(([name, value]) => (
            <div key={name}>
              <dt className="inline text-muted">{name}: </dt>
              <dd className="inline">{value}</dd>
            </div>
          ))}
        </dl>
      </details>
      {body === '' ? (
        <p className="text-muted text-sm">Nothing in the body.</p>
      ) : (
        <section
          aria-labelledby={id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long reply scrolls, and the keyboard must reach it
          tabIndex={0}
          className="max-h-96 overflow-auto rounded-sm border border-line bg-sunken p-3"
        >
          <h4 id={id} className="sr-only">
            Body of the reply
          </h4>
          <pre className="wrap-anywhere whitespace-pre-wrap font-mono [font-variant-ligatures:none] text-[0.8125rem]">
            {body}
          </pre>
        </section>
      )}
    </>
  )
}
