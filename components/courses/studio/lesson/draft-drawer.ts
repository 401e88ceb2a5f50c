// Where this browser keeps text that is not saved yet: IndexedDB, one entry a writer, lesson and tab.
import type { Drawer, KeptDraft } from './lesson-store'

const TAB = 'cairn-tab'
/** Younger text of another tab is most likely being saved by it right now. */
const OTHERS_AFTER_MS = 4000

type Entry = KeptDraft & { key: string }

export function draftDrawer(
  userId: string,
  lessonId: string,
): Drawer & { find(): Promise<KeptDraft | null>; drop(): void } {
  const prefix = `${userId}/${lessonId}/`
  const own = `${prefix}${tabName()}`
  let foundKey: string | null = null
  return {
    write(draft) {
      void run(store => (draft ? store.put({ ...draft, key: own }) : store.delete(own)))
    },
    /** The newest text that this browser kept of the lesson. */
    async find() {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
      const all = (await run<Entry[]>(store => store.getAll(range))) ?? []
      const ready = all.filter(({ key, at }) => key === own || Date.now() - at > OTHERS_AFTER_MS)
      const newest = ready.sort((a, b) => b.at - a.at)[0]
      foundKey = newest?.key ?? null
      return newest ?? null
    },
    /** Forgets what was found, once its writer has decided. */
    drop() {
      const key = foundKey
      if (key) void run(store => store.delete(key))
    },
  }
}

function tabName(): string {
  try {
    const known = sessionStorage.getItem(TAB)
    if (known) return known
    const made = Math.random().toString(36).slice(2)
    sessionStorage.setItem(TAB, made)
    return made
  } catch {
    return 'tab'
  }
}

/** Undefined where the browser has no such store, as in some private windows: then the server alone keeps the text. */
async function run<T>(ask: (store: IDBObjectStore) => IDBRequest): Promise<T | undefined> {
  try {
    const database = await open()
    return await new Promise<T>((resolve, reject) => {
      const request = ask(database.transaction('lessons', 'readwrite', { durability: 'strict' }).objectStore('lessons'))
      request.onsuccess = () => resolve(request.result as T)
      request.onerror = () => reject(request.error)
    })
  } catch {
    return undefined
  }
}

let opening: Promise<IDBDatabase> | undefined
function open(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('cairn-drafts', 1)
    request.onupgradeneeded = () => void request.result.createObjectStore('lessons', { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opening
}
