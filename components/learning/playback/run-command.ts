// Carries out a command of the keyboard map on the lesson's page.
import { type Command, speedAfter } from './key-map'
import { captionsShown, lessonVideo, seekTo, showCaptions, togglePlay } from './video-element'

/** Asks the panel for a new note. */
export const NOTE_EVENT = 'cairn:note'

/** All but `help`, which belongs to the dialog of whoever listens to the keys. */
export function runCommand(command: Command): void {
  const video = lessonVideo()
  if (command.do === 'note') window.dispatchEvent(new Event(NOTE_EVENT))
  else if (command.do === 'previous' || command.do === 'next') {
    document.querySelector<HTMLElement>(`[data-lesson="${command.do}"]`)?.click()
  } else if (video) runOnVideo(video, command)
}

function runOnVideo(video: HTMLVideoElement, command: Command): void {
  switch (command.do) {
    case 'play':
      togglePlay(video)
      break
    case 'seek':
      seekTo(video, video.currentTime + command.seconds)
      break
    case 'volume':
      video.volume = Math.min(1, Math.max(0, video.volume + command.by))
      video.muted = video.volume === 0
      break
    case 'mute':
      video.muted = !video.muted
      break
    case 'captions':
      showCaptions(video, !captionsShown(video))
      break
    case 'fullscreen':
      toggleFullscreen(video)
      break
    case 'speed':
      video.playbackRate = speedAfter(video.playbackRate, command.step)
      break
    default:
      break
  }
}

function toggleFullscreen(video: HTMLVideoElement): void {
  const change = document.fullscreenElement ? document.exitFullscreen() : video.requestFullscreen?.()
  change?.catch(() => {})
}
