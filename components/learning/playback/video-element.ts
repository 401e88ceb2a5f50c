// The lesson's video in the page. Its element holds the state that the controls, the transcript, the notes and the keys share.

export const VIDEO_ID = 'lesson-video'

/** Null in lessons without a video, and on the server. */
export function lessonVideo(): HTMLVideoElement | null {
  const found = typeof document === 'undefined' ? null : document.getElementById(VIDEO_ID)
  return found instanceof HTMLVideoElement ? found : null
}

/** Goes to a moment; before the video knows its length it will start there. */
export function seekTo(video: HTMLVideoElement, seconds: number): void {
  const end = Number.isFinite(video.duration) ? video.duration : Number.MAX_SAFE_INTEGER
  video.currentTime = Math.min(Math.max(0, seconds), end)
}

export function togglePlay(video: HTMLVideoElement): void {
  if (video.paused) void video.play().catch(() => {})
  else video.pause()
}

/** The captions that are or would be shown: the chosen ones, else the first. */
export function captionTrack(video: HTMLVideoElement): TextTrack | null {
  const tracks = Array.from(video.textTracks)
  return tracks.find(track => track.mode === 'showing') ?? tracks[0] ?? null
}

export function captionsShown(video: HTMLVideoElement): boolean {
  return Array.from(video.textTracks).some(track => track.mode === 'showing')
}

export function showCaptions(video: HTMLVideoElement, shown: boolean): void {
  const track = captionTrack(video)
  if (track) track.mode = shown ? 'showing' : 'hidden'
}

/** Listens to several events of the video at once; gives the way to stop. */
export function onVideo(video: HTMLVideoElement, events: readonly string[], listen: () => void): () => void {
  for (const event of events) video.addEventListener(event, listen)
  return () => {
    for (const event of events) video.removeEventListener(event, listen)
  }
}
