// A JSON Schema in a few words, as in "text, at most 200 characters" or "list of Section, or null".
import { referred, type Schema } from './document'

/** The type alone; objects and lists of them are told by their fields. */
export function typeWords(schema: Schema): string {
  const name = referred(schema)
  if (name) return name
  const options = schema.anyOf ?? schema.oneOf
  if (options) return [...new Set(options.map(typeWords))].join(' or ')
  if (schema.allOf) return schema.allOf.map(typeWords).join(' with ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  const types = [schema.type ?? 'anything'].flat()
  return types.map(type => word(type, schema)).join(' or ')
}

function word(type: string, schema: Schema): string {
  switch (type) {
    case 'string':
      return FORMATS[schema.format ?? ''] ?? 'text'
    case 'integer':
      return 'whole number'
    case 'array':
      if (schema.prefixItems) return `[${schema.prefixItems.map(typeWords).join(', ')}]`
      return `list of ${schema.items ? typeWords(schema.items) : 'anything'}`
    case 'boolean':
      return 'true or false'
    default:
      return type
  }
}

const FORMATS: Record<string, string> = {
  'date-time': 'time (ISO 8601, UTC)',
  uuid: 'id',
  email: 'e-mail address',
  uri: 'address',
}

/** Bounds that a client has to keep; limits of number precision say nothing and are left out. */
export function boundWords(schema: Schema): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema
  return [
    minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER && `from ${count(minimum)}`,
    maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && `up to ${count(maximum)}`,
    minLength !== undefined && minLength > 0 && `at least ${count(minLength)} characters`,
    maxLength !== undefined && `at most ${count(maxLength)} characters`,
    minItems !== undefined && minItems > 0 && `at least ${count(minItems)} entries`,
    maxItems !== undefined && `at most ${count(maxItems)} entries`,
    schema.default !== undefined && `${JSON.stringify(schema.default)} unless given`,
  ].filter(part => part !== false)
}

function count(value: number): string {
  return value.toLocaleString('en')
}

/** The object whose fields are worth showing inside: the schema itself, its entries, or its one shape beside null. */
export function objectWithin(schema: Schema): Schema | undefined {
  if (schema.properties) return schema
  if (schema.items) return objectWithin(schema.items)
  return schema.anyOf?.map(objectWithin).find(found => found !== undefined)
}
