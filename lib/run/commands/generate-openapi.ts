// `npm run openapi`: writes docs/openapi.json from the operations of all routes.
import { mkdirSync, writeFileSync } from 'node:fs'
import { buildDocument } from '@/lib/web/openapi'
import { apiRoutes } from '../api-routes'

/** The document's text as the schemas say it should be. */
export async function openapiSource(): Promise<string> {
  const routes = []
  for (const route of apiRoutes) {
    const module = await route.load()
    const operations = Object.fromEntries(
      route.methods.flatMap(method => (module[method] ? [[method, module[method].operation]] : [])),
    )
    routes.push({ pattern: route.pattern, operations })
  }
  return `${JSON.stringify(buildDocument(routes), null, 1)}\n`
}

if (process.argv[1]?.endsWith('generate-openapi.ts')) {
  mkdirSync('docs', { recursive: true })
  writeFileSync('docs/openapi.json', await openapiSource())
}
