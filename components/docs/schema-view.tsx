// The fields of a schema as a nested list; named schemas are linked, objects within open in place.
import { TextLink } from '@/components/ui/text-link'
import { CodeWords } from './code-words'
import { referred, type Schema } from './document'
import { boundWords, objectWithin, typeWords } from './schema-words'

/** What a body or reply looks like: its name, or its fields. */
export function SchemaView({ schema }: { schema: Schema }) {
  const within = objectWithin(schema)
  if (!within) return <TypeOf schema={schema} />
  return (
    <>
      {within !== schema && <TypeOf schema={schema} />}
      <Fields schema={within} />
    </>
  )
}

export function Fields({ schema }: { schema: Schema }) {
  return (
    <ul className="divide-y divide-line border-line border-s ps-3">
      {Object.entries(schema.properties ?? {}).map(([name, part]) => (
        <li key={name} className="py-1.5 text-sm">
          <code className="wrap-anywhere font-medium font-mono text-[0.8125rem]">{name}</code> <TypeOf schema={part} />
          {schema.required?.includes(name) && <span className="text-muted"> · required</span>}
          {boundWords(part).map(bound => (
            <span key={bound} className="text-muted">
              {' '}
              · {bound}
            </span>
          ))}
          {part.description && (
            <p className="text-muted">
              <CodeWords>{part.description}</CodeWords>
            </p>
          )}
          <Inside schema={part} />
        </li>
      ))}
    </ul>
  )
}

function Inside({ schema }: { schema: Schema }) {
  const within = objectWithin(schema)
  if (!within) return null
  return (
    <details className="mt-1">
      <summary className="w-fit rounded-sm py-0.5 text-muted">its fields</summary>
      <Fields schema={within} />
    </details>
  )
}

/** The type in words, with the names of schemas as links. */
export function TypeOf({ schema }: { schema: Schema }) {
  const names = new Set(namesIn(schema))
  return (
    <span className="wrap-anywhere text-muted">
      {typeWords(schema)
        .split(/\b/)
        .map((word, index) =>
          names.has(word) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the words of one fixed sentence
            <TextLink key={index} href={`#schema-${word}`}>
              {word}
            </TextLink>
          ) : (
            word
          ),
        )}
    </span>
  )
}

function namesIn(schema: Schema): string[] {
  const name = referred(schema)
  if (name) return [name]
  const parts = [schema.items, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  return parts.flatMap(part => (part ? namesIn(part) : []))
}
