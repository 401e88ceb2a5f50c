// Plans one lesson of a course folder from its page or its quiz file.
import { dirname, join } from 'node:path/posix'
import type { PlannedImage, PlannedLesson, PlannedVideo } from '../plan'
import { LessonPage, QuizFile } from './format'
import { readJsonPart, readPart } from './read-part'
import { localText, requirementOf, type Surroundings } from './surroundings'

export function planLesson(around: Surroundings, path: string, text: string): PlannedLesson {
  return path.endsWith('.json') ? fromQuizFile(around, path, text) : fromPage(around, path, text)
}

function fromPage(around: Surroundings, path: string, text: string): PlannedLesson {
  const { meta, body } = readPart(LessonPage, path, text)
  const { markdown, images } = localText(around, path, body)
  const attachment = attachmentOf(around, path, meta)
  const settings = { ...settingsOf(meta), embedUrl: meta.embed ?? null, attachment }
  return {
    ...base(path, meta),
    kind: meta.kind,
    bodyMarkdown: markdown,
    images,
    video: videoOf(around, path, meta),
    quiz: null,
    settings,
  }
}

function fromQuizFile(around: Surroundings, path: string, text: string): PlannedLesson {
  const quiz = readJsonPart(QuizFile, path, text)
  const images = new Map<string, PlannedImage>()
  const local = (words: string): string => {
    const found = localText(around, path, words)
    for (const image of found.images) images.set(image.file, image)
    return found.markdown
  }
  const items = quiz.items.map(item => ({
    ...item,
    prompt: local(item.prompt),
    choices: item.choices.map(choice => ({ ...choice, text: local(choice.text) })),
    explanation: item.explanation ? local(item.explanation) : null,
  }))
  const { passPercent, draw, timeLimitSeconds, attemptsAllowed, shuffle } = quiz
  const rules = { timeLimitSeconds: timeLimitSeconds ?? null, attemptsAllowed: attemptsAllowed ?? null, shuffle }
  const bodyMarkdown = local(quiz.body)
  return {
    ...base(path, quiz),
    kind: 'quiz',
    bodyMarkdown,
    images: [...images.values()],
    video: null,
    quiz: items.length === 0 ? null : { passPercent, draw: draw ?? null, items, rules },
    settings: { ...settingsOf(quiz), embedUrl: null, attachment: null },
  }
}

type Said = Pick<
  LessonPage,
  'title' | 'difficulty' | 'freePreview' | 'optional' | 'skills' | 'seconds' | 'opensAt' | 'opensAfterDays' | 'requires'
>

function base(key: string, { title, difficulty, freePreview, skills }: Said) {
  return { key, title, difficulty, freePreview, skills }
}

function settingsOf({ optional, seconds, opensAt, opensAfterDays, requires }: Said) {
  return {
    optional,
    durationSeconds: seconds ?? null,
    opensAt: opensAt ?? null,
    opensAfterDays: opensAfterDays ?? null,
    requires: requires.map(requirementOf),
  }
}

function videoOf({ source, report }: Surroundings, path: string, { video, captions }: LessonPage): PlannedVideo | null {
  if (!video) return null
  const stem = join(dirname(path), video).replace(/\.[^./]+$/, '')
  const there = (ending: string) => source.files.has(`${stem}.${ending}`)
  const files = ['mp4', 'm4v', 'webm'].filter(there).map(ending => `${stem}.${ending}`)
  if (files.length === 0) {
    report.leaveOut(path, `Video ${video}`, 'The file is not there.')
    return null
  }
  const poster = ['webp', 'jpg', 'jpeg', 'png'].find(there)
  return {
    files,
    captions: captions
      .filter(language => there(`${language}.vtt`))
      .map(language => ({ language, file: `${stem}.${language}.vtt` })),
    poster: poster ? `${stem}.${poster}` : null,
  }
}

function attachmentOf({ source, report }: Surroundings, path: string, { file, filename }: LessonPage) {
  if (!file) return null
  const isFile = /^(attachments|media)\/[^/]+$/.test(file) && source.files.has(file)
  if (isFile) return { file, filename: filename ?? file.split('/').at(-1) ?? file }
  report.leaveOut(path, `File ${file}`, 'It is not there.')
  return null
}
