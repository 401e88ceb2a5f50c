// The local mailbox: the mails that went to files because no mail server is configured.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { isId } from '@/lib/core/ids'
import { type LocalMail, readEml } from './eml'

export type KeptMail = LocalMail & { id: string }

/** The newest first. Names are UUIDv7 and sort by time; what is none of ours is passed over. */
export async function listMails(folder: string, limit: number): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(() => [])
  const ids = names.map(name => name.replace(/\.eml$/, '')).filter(isId)
  const some = ids.sort().reverse().slice(0, limit)
  return (await Promise.all(some.map(id => readMail(folder, id)))).filter(mail => mail !== undefined)
}

/** Undefined for what is not there. */
export async function readMail(folder: string, id: string): Promise<KeptMail | undefined> {
  if (!isId(id)) return undefined
  const raw = await readFile(path.join(folder, `${id}.eml`), 'utf8').catch(() => undefined)
  return raw === undefined ? undefined : { id, ...readEml(raw) }
}
