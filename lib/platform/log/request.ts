// Which request is being answered, so that whatever is said meanwhile, also by libraries, names it.
import { AsyncLocalStorage } from 'node:async_hooks'

/** The id of the request, or undefined once it is over: what was begun during it may live longer. */
type IdOf = () => string | undefined

const REQUEST = Symbol.for('cairn.log.request')
type Holder = typeof globalThis & { [REQUEST]?: AsyncLocalStorage<IdOf> }

function storage(): AsyncLocalStorage<IdOf> {
  const holder = globalThis as Holder
  holder[REQUEST] ??= new AsyncLocalStorage()
  return holder[REQUEST]
}

/** Does the work of one request. */
export function duringRequest<T>(idOf: IdOf, work: () => T): T {
  return storage().run(idOf, work)
}

export function currentRequestId(): string | undefined {
  return storage().getStore()?.()
}
