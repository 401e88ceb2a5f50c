// The words of a video: the ones being said are marked, each takes the video to where it is said.
'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input } from '@/components/ui/input'
import { clockTime } from './playback/clock-time'
import { type Cue, cueAt } from './playback/cues'
import { lessonVideo, onVideo, seekTo } from './playback/video-element'

export function Transcript({ cues }: { cues: Cue[] }) {
  const [query, setQuery] = useState('')
  const current = useCurrentCue(cues)
  const list = useRef<HTMLOListElement>(null)

  useEffect(() => {
    if (query === '' && current >= 0) keepInView(list.current?.querySelector(`[data-cue="${current}"]`))
  }, [current, query])

  const wanted = query.trim().toLowerCase()
  const shown = cues.map((cue, index) => ({ ...cue, index })).filter(cue => cue.text.toLowerCase().includes(wanted))
  return (
    <div className="grid gap-3">
      <div className="relative">
        <Search className="pointer-events-none absolute inset-y-0 start-3 my-auto !size-4 text-muted" />
        <Input
          type="search"
          aria-label="Search the transcript"
          value={query}
          onChange={event => setQuery(event.target.value)}
          placeholder="Search the words"
          className="ps-9"
        />
      </div>
      <p role="status" className={wanted === '' ? 'sr-only' : 'text-muted text-sm'}>
        {wanted !== '' &&
          (shown.length === 0 ? `“${query.trim()}” is not said in this video.` : `${shown.length} found`)}
      </p>
      <ol ref={list} className="grid gap-0.5">
        {shown.map(({ index, from, text }) => (
          <li key={index}>
            <button
              type="button"
              data-cue={index}
              aria-current={index === current ? 'true' : undefined}
              onClick={() => playFrom(from)}
              className="flex w-full items-baseline gap-3 rounded-sm px-2 py-1.5 text-start text-[0.9375rem] hover:bg-sunken focus-visible:-outline-offset-2 aria-[current]:bg-accent-soft"
            >
              <span className="w-10 shrink-0 text-muted text-sm tabular-nums">{clockTime(from)}</span>
              <span className="min-w-0">{text}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

function useCurrentCue(cues: Cue[]): number {
  const [current, setCurrent] = useState(-1)
  useEffect(() => {
    const video = lessonVideo()
    if (!video) return
    return onVideo(video, ['timeupdate', 'seeked'], () => setCurrent(cueAt(cues, video.currentTime)))
  }, [cues])
  return current
}

function playFrom(seconds: number): void {
  const video = lessonVideo()
  if (!video) return
  seekTo(video, seconds)
  void video.play().catch(() => {})
}

/** Scrolls the panel alone, never the page, and only where the reader is not using it. */
function keepInView(cue: Element | null | undefined): void {
  const panel = cue?.closest('[role="tabpanel"]')
  if (!cue || !panel || panel.matches(':hover, :focus-within')) return
  const [box, frame] = [cue.getBoundingClientRect(), panel.getBoundingClientRect()]
  if (box.top >= frame.top + 96 && box.bottom <= frame.bottom) return
  panel.scrollTop += box.top - frame.top - frame.height / 3
}
