// The wire of captions: reading those of a video, saving, and removing one language.
import type { CaptionsOfMedia, EditableCaptions } from '@/lib/media/captions/schemas'

/** `current` comes with a conflict: what somebody else has saved meanwhile. */
export type Refusal = { ok: false; message: string; current?: EditableCaptions | undefined }
export type Saved = { ok: true; captions: EditableCaptions } | Refusal

export async function askCaptions(mediaId: string): Promise<CaptionsOfMedia | undefined> {
  try {
    const reply = await fetch(`/api/v1/media/${mediaId}/captions`)
    return reply.ok ? ((await reply.json()) as CaptionsOfMedia) : undefined
  } catch {
    return undefined
  }
}

export function addCaptions(mediaId: string, body: { language: string; text: string }): Promise<Saved> {
  return send('POST', `/api/v1/media/${mediaId}/captions`, body)
}

export function saveCaptions(id: string, body: { text: string; version: string }): Promise<Saved> {
  return send('PUT', `/api/v1/captions/${id}`, body)
}

export function showFirst(id: string): Promise<Saved> {
  return send('PUT', `/api/v1/captions/${id}`, { isDefault: true })
}

export async function removeCaptions(id: string): Promise<boolean> {
  return fetch(`/api/v1/captions/${id}`, { method: 'DELETE' }).then(
    reply => reply.ok || reply.status === 404,
    () => false,
  )
}

async function send(method: string, path: string, body: object): Promise<Saved> {
  try {
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(path, { method, headers, body: JSON.stringify(body) })
    if (reply.ok) return { ok: true, captions: (await reply.json()) as EditableCaptions }
    const told = (await reply.json()) as { detail?: string; current?: EditableCaptions }
    return { ok: false, message: told.detail ?? LOST, current: told.current }
  } catch {
    return { ok: false, message: LOST }
  }
}

const LOST = 'Saving did not work just now. What you wrote is still here; please try again.'
