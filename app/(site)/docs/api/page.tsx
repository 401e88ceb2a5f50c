// /docs/api: the OpenAPI document for people.
import type { Metadata } from 'next'
import { Authentication, Conventions } from '@/components/docs/basics'
import { CallView } from '@/components/docs/call-view'
import { callsByTag, introduction, namedSchemas } from '@/components/docs/document'
import { ErrorCodes } from '@/components/docs/error-codes'
import { Folded } from '@/components/docs/folded'
import { SchemaView } from '@/components/docs/schema-view'
import { TextLink } from '@/components/ui/text-link'

export const metadata: Metadata = {
  title: 'API',
  description: 'Every operation of the Cairn API, with its parameters, bodies, replies and errors.',
  alternates: { canonical: '/docs/api' },
}

const NAMES: Record<string, string> = { auth: 'Sign-in and tokens', 'openapi.json': 'This document' }
const nameOf = (tag: string) => NAMES[tag] ?? tag.charAt(0).toUpperCase() + tag.slice(1)

export default function ApiPage() {
  const groups = callsByTag()
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-10 px-4 py-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <nav
        aria-label="On this page"
        className="lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:self-start lg:overflow-y-auto"
      >
        <ul className="grid gap-0.5 text-sm max-lg:flex max-lg:flex-wrap max-lg:gap-x-4">
          {[
            ['authentication', 'Authentication'],
            ['conventions', 'Conventions'],
            ...groups.map(([tag]) => [tag, nameOf(tag)]),
            ['errors', 'Errors'],
            ['schemas', 'Schemas'],
          ].map(([id, label]) => (
            <li key={id}>
              <TextLink quiet href={`#${id}`} className="inline-block py-1">
                {label}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 gap-12">
        <header className="grid gap-3">
          <h1 className="font-semibold text-3xl">The Cairn API</h1>
          <p className="max-w-[68ch] text-muted">{introduction}</p>
          <p>
            For machines: <TextLink href="/api/v1/openapi.json">OpenAPI 3.1 document</TextLink>
          </p>
        </header>
        <Authentication />
        <Conventions />
        {groups.map(([tag, calls]) => (
          <section key={tag} id={tag} className="grid min-w-0 scroll-mt-20 gap-3">
            <h2 className="font-semibold text-xl">{nameOf(tag)}</h2>
            {calls.map(call => (
              <CallView key={call.operationId} call={call} />
            ))}
          </section>
        ))}
        <section id="errors" className="grid min-w-0 scroll-mt-20 gap-3">
          <h2 className="font-semibold text-xl">Errors</h2>
          <p className="max-w-[68ch] text-muted">
            Every error is a problem document (RFC 9457). Rely on <code className="font-mono text-sm">code</code>; show{' '}
            <code className="font-mono text-sm">detail</code> to people.
          </p>
          <ErrorCodes />
        </section>
        <section id="schemas" className="grid min-w-0 scroll-mt-20 gap-2">
          <h2 className="font-semibold text-xl">Schemas</h2>
          {namedSchemas.map(([name, schema]) => (
            <Folded
              key={name}
              id={`schema-${name}`}
              head={<h3 className="wrap-anywhere font-medium font-mono text-sm">{name}</h3>}
            >
              <SchemaView schema={schema} />
            </Folded>
          ))}
        </section>
      </div>
    </div>
  )
}
