// The document says what it must: valid examples, the problems and headers of each operation, and how one signs in.
import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import document from '@/docs/openapi.json'
import { STATUS } from './problem'
import { FINER_CODES } from './problem-codes'

type Content = Record<string, { schema?: unknown; example?: unknown }>
type Response = { description: string; headers?: Record<string, unknown>; content?: Content }
type Operation = {
  operationId: string
  security: object[]
  requestBody?: { content: Content }
  responses: Record<string, Response>
}

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ ...document, $id: 'cairn' })

const part = (text: string) => encodeURIComponent(text.replace(/~/g, '~0').replace(/\//g, '~1'))
const all = Object.entries(document.paths as unknown as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
const isV1 = ({ path }: { path: string }) => path.startsWith('/api/v1/')

test.each(all)('$method $path: its examples are what its schemas accept', ({ path, method, operation }) => {
  const pointer = `cairn#/paths/${part(path)}/${method}`
  const shown = [
    [`${pointer}/requestBody`, operation.requestBody?.content] as const,
    ...Object.entries(operation.responses).map(
      ([status, { content }]) => [`${pointer}/responses/${status}`, content] as const,
    ),
  ]
  for (const [at, content] of shown) {
    const json = content?.['application/json']
    if (!json?.schema) continue
    expect(json, at).toHaveProperty('example')
    const validate = ajv.getSchema(`${at}/content/application~1json/schema`)
    validate?.(json.example)
    expect(ajv.errorsText(validate?.errors), `${at} ${JSON.stringify(json.example)}`).toBe('No errors')
  }
})

test.each(all.filter(isV1))('$method $path: says how one signs in, and what can go wrong', ({ method, operation }) => {
  expect(operation.security).toEqual(expect.arrayContaining([{ bearer: [] }, { session: [] }]))
  const statuses = Object.keys(operation.responses)
  expect(statuses).toEqual(expect.arrayContaining(['401', '429', '503', 'default']))
  if (operation.requestBody?.content['application/json'])
    expect(statuses).toEqual(expect.arrayContaining(['400', '413', '415', '422']))
  if (!['get', 'options'].includes(method)) expect(operation.responses[403]?.description).toMatch(/cross_origin/)
  expect(operation.responses[429]?.headers).toHaveProperty('Retry-After')
  for (const [status, { description, headers }] of Object.entries(operation.responses)) {
    if (Number(status) < 300) expect(headers).toHaveProperty('RateLimit')
    if (Number(status) < 400 || status === 'default') continue
    for (const [, code = ''] of description.matchAll(/`(\w+)`/g)) {
      const known = { ...STATUS, ...FINER_CODES }[code as keyof typeof STATUS]
      expect(known?.status, `${operation.operationId} ${code}`).toBe(Number(status))
    }
  }
})

test('no reference leads nowhere, and no operation has the name of another', () => {
  for (const [, pointer = ''] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = pointer.split('/').reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], document)
    expect(found, pointer).toBeDefined()
  }
  const names = all.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
})
