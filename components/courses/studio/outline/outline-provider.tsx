// Holds the outline while one writes: the tree and the lesson's editor share it.
'use client'

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Outline } from '@/lib/courses/editing/schemas'
import { type OutlineState, type OutlineStore, outlineStore } from './outline-store'
import { keptMoves, sendOutline } from './outline-wire'

const Shared = createContext<OutlineStore | null>(null)

type OutlineProviderProps = { courseId: string; outline: Outline; children: ReactNode }

export function OutlineProvider({ courseId, outline, children }: OutlineProviderProps) {
  const [store] = useState(() => outlineStore(outline, sendOutline(courseId), keptMoves(courseId)))
  useEffect(() => {
    store.resume()
    const flush = () => store.flush()
    window.addEventListener('online', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('online', flush)
      window.removeEventListener('pagehide', flush)
    }
  }, [store])
  return <Shared value={store}>{children}</Shared>
}

export function useOutlineStore(): OutlineStore {
  const store = useContext(Shared)
  if (!store) throw new Error('The outline is held by OutlineProvider, above the tree and the editor.')
  return store
}

export function useOutline(): OutlineState {
  const store = useOutlineStore()
  return useSyncExternalStore(store.subscribe, store.state, store.state)
}
