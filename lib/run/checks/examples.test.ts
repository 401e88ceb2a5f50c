// The examples of the document can be sent as they are: the very schema of the operation takes them, rules between fields included.
import { expect, test } from 'vitest'
import document from '@/docs/openapi.json'
import { apiRoutes } from '../api-routes'

type Content = { 'application/json'?: { example?: unknown } }
const paths = document.paths as unknown as Record<string, Record<string, { requestBody?: { content: Content } }>>

test.each(apiRoutes)('$pattern', async ({ pattern, methods, load }) => {
  const module = await load()
  for (const method of methods) {
    const body = module[method]?.operation.body
    if (!body) continue
    const shown = paths[pattern.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
    const example = shown?.requestBody?.content['application/json']?.example
    expect(body.safeParse(example).error?.issues ?? [], `${method} ${JSON.stringify(example)}`).toEqual([])
  }
})
