// Plays a video in the quality that the line carries: by the browser itself where it knows HLS, else by a small library.
import { onVideo } from './video-element'

export const HLS_MIME = 'application/vnd.apple.mpegurl'

/** Signs that somebody is about to play it: only then is the library worth its bytes. */
const INTEREST = ['pointerenter', 'pointerdown', 'focus', 'play'] as const

/**
 * Gives the way to stop. Where neither the browser nor the library can, or the stream breaks, the video plays its other sources, from
 * the moment it was at.
 */
export function playAdaptively(video: HTMLVideoElement, url: string): () => void {
  if (video.canPlayType(HLS_MIME) !== '' || typeof MediaSource === 'undefined') return () => {}
  let state: 'waiting' | 'begun' | 'stopped' = 'waiting'
  let end = () => {}
  const begin = async () => {
    if (state !== 'waiting') return
    state = 'begun'
    ignore()
    const { default: Hls } = await import('hls.js/light')
    if (isStopped() || !Hls.isSupported()) return
    const goOn = keptMoment(video)
    // A worker from a blob is closed to pages by their policy; fragments are MP4 already, so nothing has to be repacked.
    const hls = new Hls({ enableWorker: false, startPosition: video.currentTime || -1, capLevelToPlayerSize: true })
    end = () => hls.destroy()
    hls.on(Hls.Events.ERROR, (_, { fatal }) => {
      if (fatal) playPlainly(video, end)
    })
    hls.loadSource(url)
    hls.attachMedia(video)
    goOn()
  }
  const isStopped = () => state === 'stopped'
  const ignore = onVideo(video, INTEREST, () => void begin().catch(() => {}))
  return () => {
    state = 'stopped'
    ignore()
    end()
  }
}

/** Another source would begin at the start, paused and at the usual speed. */
function keptMoment(video: HTMLVideoElement): () => void {
  const { currentTime, paused } = video
  video.defaultPlaybackRate = video.playbackRate
  return () => {
    video.currentTime = currentTime
    if (!paused) void video.play().catch(() => {})
  }
}

/** Back to the sources in the page. */
function playPlainly(video: HTMLVideoElement, end: () => void): void {
  const goOn = keptMoment(video)
  end()
  video.removeAttribute('src')
  video.load()
  goOn()
}
