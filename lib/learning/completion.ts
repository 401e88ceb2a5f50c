// What a lesson asks for before it counts as complete, told in words.

/** The share of a video's whole seconds that has to be watched. */
export const VIDEO_SHARE = 0.9

/** `videoSeconds` is null where nobody knows the length, `passPercent` where the lesson has no quiz yet. */
export type Asked = {
  kind: 'article' | 'video' | 'quiz' | 'assignment' | 'file' | 'embed'
  videoSeconds: number | null
  passPercent: number | null
}
export type Evidence = { completed: boolean; watchedSeconds: number; passed: boolean }

/**
 * What is still missing, one sentence each; nothing means that the lesson may be completed. Articles, files, embeds and
 * assignments ask for nothing but the learner's word. A video of unknown length has to be played, a quiz to have questions.
 */
export function missing(lesson: Asked, progress: Evidence): string[] {
  if (progress.completed) return []
  switch (lesson.kind) {
    case 'video': {
      const seconds = wholeSeconds(lesson.videoSeconds)
      if (seconds === 0) return progress.watchedSeconds > 0 ? [] : ['Watch the video']
      const rest = Math.ceil(VIDEO_SHARE * seconds) - progress.watchedSeconds
      return rest > 0 ? [`Watch ${duration(rest)} of the video`] : []
    }
    case 'quiz':
      if (progress.passed) return []
      return [
        lesson.passPercent === null
          ? 'Wait until this quiz has questions'
          : `Pass the quiz with ${lesson.passPercent} % or more`,
      ]
    case 'article':
    case 'assignment':
    case 'file':
    case 'embed':
      return []
  }
}

/** The whole seconds of a video; 0 where the length is unknown. */
export function wholeSeconds(videoSeconds: number | null): number {
  return Math.floor(videoSeconds ?? 0)
}

/** `45 more seconds` up to a minute and a half, then `3 more minutes` (rounded up). */
function duration(seconds: number): string {
  const [count, unit] = seconds <= 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return `${count} more ${unit}${count === 1 ? '' : 's'}`
}
