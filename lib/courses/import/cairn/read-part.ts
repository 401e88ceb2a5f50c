// Reads what one file of a course folder says of itself, and names the field where it cannot be understood.
import { parse } from 'yaml'
import type { z } from 'zod'
import { refusal } from '../refusal'

/** Front matter and the text below it, which stays as it is to the letter. */
export function splitPage(path: string, text: string): { fields: unknown; body: string } {
  const block = /^---\r?\n([\s\S]*?)(?:^|\r?\n)---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!block) throw refusal(`${path} does not begin with front matter (a block between two lines of ---).`)
  try {
    return {
      fields: parse(block[1] ?? '', { maxAliasCount: 0, logLevel: 'silent' }),
      body: text.slice(block[0].length),
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : ''
    throw refusal(`The front matter of ${path} cannot be read: ${reason}`, error)
  }
}

/** Throws `invalid` with the file, the field and what is wrong with it. */
export function readPart<T>(schema: z.ZodType<T>, path: string, text: string): { meta: T; body: string } {
  const { fields, body } = splitPage(path, text)
  return { meta: understood(schema, path, fields), body }
}

/** The same for a file that is JSON as a whole. */
export function readJsonPart<T>(schema: z.ZodType<T>, path: string, text: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw refusal(`The JSON of ${path} is broken.`, error)
  }
  return understood(schema, path, value)
}

function understood<T>(schema: z.ZodType<T>, path: string, fields: unknown): T {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw refusal(`In ${path}, “${issue?.path.join('.') || 'the front matter'}” is not understood: ${issue?.message}.`)
}
