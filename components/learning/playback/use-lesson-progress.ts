// Follows a learner through a lesson: samples the video, counts active time, reports both, and completes what is watched.
'use client'

import { useEffect, useState } from 'react'
import type { LessonProgress } from '@/lib/learning/schemas'
import { type ActiveClock, startClock, takeSeconds, tick } from './active-clock'
import { playedBetween, type Sample } from './played'
import { Reporter, sendLeftovers } from './reporter'
import { sendComplete, sendProgress } from './send-progress'
import { lessonVideo, onVideo, seekTo } from './video-element'

export type Standing = Pick<LessonProgress, 'status' | 'missing'>

const SAMPLED = ['timeupdate', 'play', 'playing', 'pause', 'seeking', 'seeked', 'ratechange', 'ended']
const INPUTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'scroll']
const TICK_MS = 5000
const VIDEO_EVERY_MS = 10_000
const OTHER_EVERY_MS = 20_000

type Followed = { userId: string; lessonId: string; kind: string; initial: Standing; onComplete: () => void }

/** How the lesson stands by the server's last word. `onComplete` is called when watching has completed it. */
export function useLessonProgress({ userId, lessonId, kind, initial, onComplete }: Followed): Standing {
  const [standing, setStanding] = useState(initial)

  useEffect(() => {
    let over = false
    const reporter = new Reporter(userId, lessonId, localStorage, sendProgress)
    const hear = async (reply: LessonProgress | undefined) => {
      if (!reply || over) return
      setStanding({ status: reply.status, missing: reply.missing })
      if (kind !== 'video' || reply.status === 'completed' || reply.missing.length > 0) return
      const completion = await sendComplete(lessonId)
      if (!completion || over) return
      reporter.forget()
      setStanding({ status: 'completed', missing: [] })
      onComplete()
    }
    const stop = follow(reporter, hear)
    // Leftovers go first: the lesson that is open now is to be the one last seen.
    const leftovers = sendLeftovers(localStorage, userId, { except: lessonId, send: sendProgress })
    void leftovers.finally(() => !over && reporter.flush().then(hear))
    return () => {
      over = true
      stop()
    }
  }, [userId, lessonId, kind, onComplete])

  return standing
}

/** Wires the page's events to the reporter; gives the way to stop, which sends the rest. */
function follow(reporter: Reporter, hear: (reply: LessonProgress | undefined) => void): () => void {
  const video = lessonVideo()
  let before: Sample | null = null
  let clock: ActiveClock = startClock(performance.now())
  let touchedAt = performance.now()
  let hidden = document.hidden
  let sentAt = performance.now()

  const report = (urgent: boolean) => {
    sentAt = performance.now()
    void reporter.flush(urgent).then(hear)
  }
  const count = () => {
    const playing = video !== null && !video.paused && !video.ended
    clock = tick(clock, performance.now(), { hidden, playing, touchedAt })
    hidden = document.hidden
    const taken = takeSeconds(clock)
    clock = taken.clock
    reporter.active(taken.seconds)
  }
  const sample = () => {
    if (!video) return
    const now: Sample = {
      at: performance.now(),
      time: video.currentTime,
      rate: video.playbackRate,
      playing: !video.paused && !video.ended,
      seeking: video.seeking,
    }
    reporter.played(playedBetween(before, now))
    if (before && !now.seeking) reporter.standsAt(now.time)
    const stopped = before?.playing && !now.playing
    before = now
    if (!stopped) return
    count()
    report(false)
  }
  const beat = () => {
    count()
    const everyMs = video && !video.paused ? VIDEO_EVERY_MS : OTHER_EVERY_MS
    if (performance.now() - sentAt >= everyMs - TICK_MS / 2) report(false)
  }
  const leave = () => {
    sample()
    count()
    if (document.hidden) report(true)
  }
  const part = () => {
    sample()
    count()
    report(true)
  }
  const touch = () => {
    touchedAt = performance.now()
  }
  const again = () => report(false)

  if (video && reporter.unsentPosition !== null) seekTo(video, reporter.unsentPosition)
  const timer = setInterval(beat, TICK_MS)
  const unlisten = video ? onVideo(video, SAMPLED, sample) : () => {}
  for (const input of INPUTS) window.addEventListener(input, touch, { passive: true, capture: true })
  document.addEventListener('visibilitychange', leave)
  window.addEventListener('pagehide', part)
  window.addEventListener('online', again)
  return () => {
    part()
    clearInterval(timer)
    unlisten()
    for (const input of INPUTS) window.removeEventListener(input, touch, { capture: true })
    document.removeEventListener('visibilitychange', leave)
    window.removeEventListener('pagehide', part)
    window.removeEventListener('online', again)
  }
}
