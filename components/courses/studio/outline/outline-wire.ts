// The wire of the outline, and the drawer in this browser for moves that the server does not have yet.
import type { Outline } from '@/lib/courses/editing/schemas'
import type { Move } from './outline-moves'
import type { KeptMoves, SendOutline } from './outline-store'

/** Answers after which the same message may get through. */
const MAY_PASS = new Set([401, 408, 425, 429])

export function sendOutline(courseId: string): SendOutline {
  return async draft => {
    try {
      const reply = await fetch(`/api/v1/courses/${courseId}/outline`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(draft),
      })
      if (reply.ok) return { as: 'saved', outline: (await reply.json()) as Outline }
      if (reply.status >= 500 || MAY_PASS.has(reply.status)) return { as: 'lost' }
      const problem = (await reply.json()) as { detail?: string; code?: string; outline?: Outline }
      if (problem.code === 'edit_conflict' && problem.outline) return { as: 'stale', outline: problem.outline }
      return { as: 'refused', message: problem.detail ?? 'That could not be saved.' }
    } catch {
      return { as: 'lost' }
    }
  }
}

export function keptMoves(courseId: string): KeptMoves {
  const key = `cairn-outline-${courseId}`
  return {
    read() {
      try {
        const moves: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
        return Array.isArray(moves) ? (moves as Move[]) : []
      } catch {
        return []
      }
    },
    write(moves) {
      try {
        if (moves.length === 0) localStorage.removeItem(key)
        else localStorage.setItem(key, JSON.stringify(moves))
      } catch {
        // A full or forbidden drawer keeps nothing; the moves are still in this page.
      }
    },
  }
}
