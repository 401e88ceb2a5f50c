// Test files share a process, because opening one costs more than most of them: each begins with nothing that another left behind.
import { afterAll, vi } from 'vitest'
import { env, readEnv } from '@/lib/env'

for (const key of Object.getOwnPropertySymbols(globalThis)) {
  if (key.description?.startsWith('cairn.')) Reflect.deleteProperty(globalThis, key)
}
const settings = env()
for (const name of Object.keys(settings)) Reflect.deleteProperty(settings, name)
Object.assign(settings, readEnv(process.env))

afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
