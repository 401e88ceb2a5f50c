// One operation of the API: who may call it, what it takes and gives, and how to try it.
import { TextLink } from '@/components/ui/text-link'
import { PERMISSIONS, rule } from '@/lib/core/permissions'
import { CodeWords } from './code-words'
import type { Call, Schema } from './document'
import { bodyExample, curl } from './example'
import { Folded } from './folded'
import { SchemaView, TypeOf } from './schema-view'
import { boundWords } from './schema-words'
import { TryCall } from './try-call'

export function CallView({ call }: { call: Call }) {
  const body = call.requestBody?.content['application/json']?.schema
  const example = bodyExample(call)
  const replies = Object.entries(call.responses).filter(([status]) => Number(status) < 400)
  const problems = Object.entries(call.responses).filter(([status]) => Number(status) >= 400)
  return (
    <Folded
      id={call.operationId}
      head={
        <>
          <Method method={call.method} />
          <code className="wrap-anywhere min-w-0 font-mono text-sm">{call.path}</code>
          <span className="min-w-0 basis-full text-[0.9375rem] text-muted sm:basis-auto">{call.summary}</span>
        </>
      }
    >
      <div className="grid min-w-0 gap-5">
        {call.description && (
          <p className="max-w-[68ch] text-[0.9375rem]">
            <CodeWords>{call.description}</CodeWords>
          </p>
        )}
        <p className="text-sm">
          <span className="font-medium">Who may call it:</span> {who(call)}
        </p>
        {call.parameters.length > 0 && (
          <Part title="Parameters">
            <ul className="divide-y divide-line border-line border-s ps-3 text-sm">
              {call.parameters.map(parameter => (
                <li key={parameter.name} className="py-1.5">
                  <code className="font-medium font-mono text-[0.8125rem]">{parameter.name}</code>{' '}
                  <span className="text-muted">in the {parameter.in} · </span>
                  <TypeOf schema={parameter.schema} />
                  <span className="text-muted">
                    {[parameter.required && 'required', ...boundWords(parameter.schema)]
                      .filter(Boolean)
                      .map(words => ` · ${words}`)}
                  </span>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {body && (
          <Part title="Body">
            <SchemaView schema={body} />
          </Part>
        )}
        {replies.map(([status, reply]) => (
          <Part key={status} title={`Reply ${status}`}>
            <ReplyView schema={reply.content?.['application/json']?.schema} bytes={reply.content !== undefined} />
          </Part>
        ))}
        {problems.length > 0 && (
          <Part title="Problems">
            <ul className="grid gap-1 text-sm">
              {problems.map(([status, { description }]) => (
                <li key={status} className="wrap-anywhere">
                  <span className="tabular-nums">{status}</span> <Codes description={description} />
                </li>
              ))}
            </ul>
          </Part>
        )}
        <Part title="Try it">
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: wide code scrolls, and the keyboard must reach it
            tabIndex={0}
            className="overflow-x-auto rounded-sm border border-line bg-sunken p-3 font-mono [font-variant-ligatures:none] text-[0.8125rem]"
          >
            <code>{curl(call)}</code>
          </pre>
          {call.path.startsWith('/api/v1/') && !takesFile(call) && (
            <div className="mt-3">
              <TryCall
                method={call.method}
                path={call.path}
                fields={call.parameters.map(({ name, in: place, required }) => ({ name, in: place, required }))}
                body={example === undefined ? undefined : JSON.stringify(example, null, 2)}
              />
            </div>
          )}
        </Part>
      </div>
    </Folded>
  )
}

/** Each code leads to what it means. */
function Codes({ description }: { description: string }) {
  const codes = [...description.matchAll(/`(\w+)`/g)].map(match => match[1] ?? '')
  if (codes.length === 0) return <span className="text-muted">{description}</span>
  return codes.map(code => (
    <TextLink key={code} quiet href={`#${code}`} className="me-2 inline-block font-mono text-[0.8125rem]">
      {code}
    </TextLink>
  ))
}

/** Files are sent by a program, not by this page. */
function takesFile(call: Call): boolean {
  return call.requestBody !== undefined && bodyExample(call) === undefined
}

export function Method({ method }: { method: string }) {
  return <span className="w-14 shrink-0 font-medium font-mono text-accent text-sm">{method}</span>
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 font-medium text-sm">{title}</h3>
      {children}
    </section>
  )
}

function ReplyView({ schema, bytes }: { schema: Schema | undefined; bytes: boolean }) {
  if (schema) return <SchemaView schema={schema} />
  return <p className="text-muted text-sm">{bytes ? 'The bytes of the file.' : 'Nothing in the body.'}</p>
}

/** The rule in words, as the permission table has it. */
function who(call: Call): string {
  const permission = PERMISSIONS.find(name => name === call['x-permission'])
  return permission ? rule(permission).says : 'anyone'
}
