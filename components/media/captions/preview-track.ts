// Shows the captions that are being written on the video beside them, as they will look.
import { type RefObject, useEffect } from 'react'
import { secondsIn } from '@/lib/media/captions/cues'
import type { Draft } from './draft'

const SETTLE_MS = 200

export function usePreviewTrack(video: RefObject<HTMLVideoElement | null>, draft: Draft, language: string): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      if (video.current) show(video.current, draft, language)
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [video, draft, language])
}

function show(video: HTMLVideoElement, draft: Draft, language: string): void {
  const tracks = Array.from(video.textTracks)
  const track = tracks.find(each => each.language === language) ?? video.addTextTrack('captions', language, language)
  for (const each of tracks) if (each !== track) each.mode = 'disabled'
  track.mode = 'showing'
  for (const cue of Array.from(track.cues ?? [])) track.removeCue(cue)
  for (const { from, to, text } of draft.cues) {
    const [start, end] = [secondsIn(from), secondsIn(to)]
    if (start !== undefined && end !== undefined && end > start) track.addCue(new VTTCue(start, end, text))
  }
}
