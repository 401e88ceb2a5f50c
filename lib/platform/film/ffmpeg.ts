// Film tools by ffmpeg and ffprobe. Files are opened as files only: nothing in them can make ffmpeg fetch an address.
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { FilmTools } from './port'
import { runTool } from './run-tool'

const LOOK_MS = 60_000
const MAKE_MS = 5 * 3_600_000
const SEGMENT_SECONDS = 6
const FILES_ONLY = ['-protocol_whitelist', 'file,pipe']

/** The most bits a second for each size, and half as much again for a moment. */
const MAX_KILOBITS: [size: number, kilobits: number][] = [
  [240, 400],
  [480, 1100],
  [720, 2600],
]

const Facts = z.object({
  format: z.object({ duration: z.coerce.number().positive().optional().catch(undefined) }).optional(),
  streams: z
    .array(
      z.object({
        codec_type: z.string().optional(),
        width: z.int().positive().optional(),
        height: z.int().positive().optional(),
        level: z.int().optional(),
        disposition: z.object({ attached_pic: z.int().optional() }).optional(),
      }),
    )
    .default([]),
})

export function ffmpegTools(ffmpeg: string): FilmTools {
  const ffprobe = path.join(path.dirname(ffmpeg), path.basename(ffmpeg).replace('ffmpeg', 'ffprobe'))
  const look = async (file: string) => {
    const args = ['-v', 'error', ...FILES_ONLY, '-show_format', '-show_streams', '-print_format', 'json', file]
    const facts = Facts.parse(JSON.parse((await runTool(ffprobe, args, { timeoutMs: LOOK_MS })).toString('utf8')))
    const seen = facts.streams.find(
      ({ codec_type, disposition }) => codec_type === 'video' && !disposition?.attached_pic,
    )
    const sounds = facts.streams.some(({ codec_type }) => codec_type === 'audio')
    return { durationSeconds: facts.format?.duration ?? null, seen, sounds }
  }

  return {
    async facts(file) {
      const found = await look(file).catch(() => null)
      return (
        found && {
          durationSeconds: found.durationSeconds,
          width: found.seen?.width ?? null,
          height: found.seen?.height ?? null,
        }
      )
    },

    async still(file, atSeconds) {
      const size = ['-frames:v', '1', '-vf', "scale='min(1280,iw)':-2", '-c:v', 'png', '-f', 'image2pipe', 'pipe:1']
      const args = ['-nostdin', '-v', 'error', ...FILES_ONLY, '-ss', atSeconds.toFixed(3), '-i', file, ...size]
      const picture = await runTool(ffmpeg, args, { timeoutMs: LOOK_MS }).catch(() => null)
      return picture && picture.length > 0 ? picture : null
    },

    async rendition(file, folder, size) {
      const [playlist, film] = [path.join(folder, `hls-${size}.m3u8`), path.join(folder, `hls-${size}.mp4`)]
      await runTool(ffmpeg, renditionArgs(file, playlist, film, size), { timeoutMs: MAKE_MS })
      const { seen, sounds } = await look(film)
      const level = (seen?.level ?? 31).toString(16).padStart(2, '0')
      return {
        playlist,
        film,
        width: seen?.width ?? size,
        height: seen?.height ?? size,
        peakBitsPerSecond: peakOf(await readFile(playlist, 'utf8'), (await stat(film)).size),
        codecs: `avc1.4d40${level}${sounds ? ',mp4a.40.2' : ''}`,
      }
    },
  }
}

function renditionArgs(file: string, playlist: string, film: string, size: number): string[] {
  const kilobits = MAX_KILOBITS.find(([upTo]) => size <= upTo)?.[1] ?? 2600
  const shorter = `scale='if(gt(iw,ih),-2,${size})':'if(gt(iw,ih),${size},-2)'`
  return [
    ...['-nostdin', '-v', 'error', '-y', ...FILES_ONLY, '-i', file, '-map', '0:v:0', '-map', '0:a:0?', '-vf', shorter],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-profile:v', 'main', '-pix_fmt', 'yuv420p'],
    ...['-maxrate', `${kilobits}k`, '-bufsize', `${kilobits * 1.5}k`, '-sc_threshold', '0'],
    ...['-force_key_frames', `expr:gte(t,n_forced*${SEGMENT_SECONDS})`, '-c:a', 'aac', '-b:a', '96k', '-ac', '2'],
    ...['-f', 'hls', '-hls_time', String(SEGMENT_SECONDS), '-hls_playlist_type', 'vod', '-hls_flags', 'single_file'],
    ...['-hls_segment_type', 'fmp4', '-hls_segment_filename', film, playlist],
  ]
}

/** Of the playlist's segments the one that takes the most bits a second (RFC 8216, 4.3.4.2). */
function peakOf(playlist: string, filmBytes: number): number {
  const seconds = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map(match => Number(match[1]))
  const bytes = [...playlist.matchAll(/#EXT-X-BYTERANGE:(\d+)/g)].map(match => Number(match[1]))
  const rates = seconds.map((length, at) => ((bytes[at] ?? filmBytes) * 8) / Math.max(length, 1))
  return Math.ceil(Math.max(1, ...rates))
}
