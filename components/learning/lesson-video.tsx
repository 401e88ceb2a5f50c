// The video of a lesson: the browser's own controls, which every keyboard and screen reader knows, and what they lack.
'use client'

import { Captions, RotateCcw, RotateCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import type { Caption, Media } from '@/lib/media/schemas'
import { HLS_MIME, playAdaptively } from './playback/adaptive'
import { clockTime } from './playback/clock-time'
import { SPEEDS } from './playback/key-map'
import { readPreference, writePreference } from './playback/preferences'
import { captionsShown, lessonVideo, onVideo, seekTo, showCaptions, VIDEO_ID } from './playback/video-element'

type LessonVideoProps = { title: string; media: Media; captions: Caption[]; resumeAt: number }

/** Goes on at `resumeAt`; speed and captions are as this browser had them last. */
export function LessonVideo({ title, media, captions, resumeAt: given }: LessonVideoProps) {
  const [resumeAt] = useState(given)
  const [speed, setSpeed] = useState(1)
  const [captioned, setCaptioned] = useState(true)
  const [resumed, setResumed] = useState(resumeAt > 0)

  const adaptive = media.sources.find(({ mime }) => mime === HLS_MIME)?.url

  useEffect(() => {
    const video = lessonVideo()
    return video && adaptive ? playAdaptively(video, adaptive) : undefined
  }, [adaptive])

  useEffect(() => {
    const video = lessonVideo()
    if (!video) return
    const linked = /^#t=(\d+)$/.exec(location.hash)?.[1]
    if (video.currentTime === 0) seekTo(video, linked ? Number(linked) : resumeAt)
    video.playbackRate = readPreference('speed')
    showCaptions(video, readPreference('captions'))

    const onSpeed = () => {
      setSpeed(video.playbackRate)
      writePreference('speed', video.playbackRate)
    }
    const onCaptions = () => {
      setCaptioned(captionsShown(video))
      writePreference('captions', captionsShown(video))
    }
    setSpeed(video.playbackRate)
    setCaptioned(captionsShown(video))
    const stop = onVideo(video, ['ratechange'], onSpeed)
    video.textTracks.addEventListener('change', onCaptions)
    return () => {
      stop()
      video.textTracks.removeEventListener('change', onCaptions)
    }
  }, [resumeAt])

  const withVideo = (deed: (video: HTMLVideoElement) => void) => () => {
    const video = lessonVideo()
    if (video) deed(video)
  }
  return (
    <div>
      {/* biome-ignore lint/a11y/useMediaCaption: its captions are in the list below, where it has any */}
      <video
        id={VIDEO_ID}
        aria-label={title}
        controls
        playsInline
        preload="metadata"
        poster={media.poster ?? undefined}
        width={media.width ?? undefined}
        height={media.height ?? undefined}
        className="aspect-video h-auto w-full rounded-md bg-black"
      >
        {media.sources.toSorted(bestFirst).map(source => (
          <source key={source.url} src={source.url} type={source.mime} />
        ))}
        {captions.map(({ id, url, language, label }, index) => (
          <track key={id} kind="captions" src={url} srcLang={language} label={label} default={index === 0} />
        ))}
        <p>Your browser cannot play this video. The words of it are in the transcript.</p>
      </video>
      <div className="mt-2 flex flex-wrap items-center gap-1">
        <Button
          size="sm"
          variant="quiet"
          icon={<RotateCcw />}
          aria-label="Back 10 seconds"
          onClick={withVideo(video => seekTo(video, video.currentTime - 10))}
        >
          10 s
        </Button>
        <Button
          size="sm"
          variant="quiet"
          icon={<RotateCw />}
          aria-label="On 10 seconds"
          onClick={withVideo(video => seekTo(video, video.currentTime + 10))}
        >
          10 s
        </Button>
        {captions.length > 0 && (
          <Button
            size="sm"
            variant="quiet"
            icon={<Captions />}
            aria-pressed={captioned}
            className="aria-pressed:text-accent"
            onClick={withVideo(video => showCaptions(video, !captionsShown(video)))}
          >
            Captions
          </Button>
        )}
        <Select
          aria-label="Speed"
          value={speed}
          onChange={event => withVideo(video => (video.playbackRate = Number(event.target.value)))()}
          className="w-24"
        >
          {(SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed]).map(each => (
            <option key={each} value={each}>
              {each}×
            </option>
          ))}
        </Select>
        {resumed && (
          <Button
            size="sm"
            variant="quiet"
            className="ms-auto"
            onClick={withVideo(video => {
              seekTo(video, 0)
              setResumed(false)
            })}
          >
            You were at {clockTime(resumeAt)}. Start over
          </Button>
        )}
      </div>
    </div>
  )
}

/** What adapts to the line, then what is smaller. */
function bestFirst(a: { mime: string }, b: { mime: string }): number {
  return rank(a) - rank(b)
}

function rank({ mime }: { mime: string }): number {
  if (mime === HLS_MIME) return 0
  return mime.startsWith('video/webm') ? 1 : 2
}
