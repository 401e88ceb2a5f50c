// The film port: ffmpeg where this machine has it; without it films are served as they came.
import 'server-only'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { env, programFolders } from '@/lib/env'
import { ffmpegTools } from './ffmpeg'
import type { FilmTools } from './port'

const FILM = Symbol.for('cairn.film')
type Holder = typeof globalThis & { [FILM]?: { tools: FilmTools | undefined } }

/** Undefined where there is no ffmpeg, or FFMPEG_PATH says `none`. */
export function filmTools(): FilmTools | undefined {
  const holder = globalThis as Holder
  holder[FILM] ??= { tools: found() }
  return holder[FILM].tools
}

/** Puts tools in place, or takes them away; tests choose. */
export function useFilmTools(tools: FilmTools | undefined): void {
  const holder = globalThis as Holder
  holder[FILM] = { tools }
}

function found(): FilmTools | undefined {
  const { FFMPEG_PATH } = env()
  if (FFMPEG_PATH === 'none') return undefined
  const name = process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'
  const ffmpeg =
    FFMPEG_PATH ??
    programFolders()
      .map(folder => path.join(folder, name))
      .find(isRunnable)
  return ffmpeg && isRunnable(ffmpeg) ? ffmpegTools(ffmpeg) : undefined
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
