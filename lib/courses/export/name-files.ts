// Where each part of a course lies in its export: numbered folders and pages, pictures and files by what they are.
import { slugOf } from '../slug'
import type { ExportedCourse, ExportedLesson, ExportedMedia } from './reads'

export type Places = {
  /** Folders by section, pages and quiz files by lesson, as paths from the top. */
  sections: Map<string, string>
  lessons: Map<string, string>
  /** The file that stands for a media: a picture's original, a file itself. Videos lie beside their lesson. */
  media: Map<string, string>
}

export function nameFiles({ sections, media }: ExportedCourse): Places {
  const places: Places = { sections: new Map(), lessons: new Map(), media: new Map() }
  for (const [at, section] of sections.entries()) {
    const folder = `${numbered(at, sections.length)}-${nameOf(section.title, 'section')}`
    places.sections.set(section.id, folder)
    for (const [index, lesson] of section.lessons.entries()) {
      const stem = `${folder}/${numbered(index, section.lessons.length)}-${nameOf(lesson.title, 'lesson')}`
      places.lessons.set(lesson.id, `${stem}.${isQuizFile(lesson) ? 'quiz.json' : 'md'}`)
    }
  }
  for (const one of media.values()) {
    const place = placeOf(one)
    if (place) places.media.set(one.id, place)
  }
  return places
}

export function isQuizFile(lesson: ExportedLesson): boolean {
  return lesson.kind === 'quiz'
}

/** The page's path without its ending, for what lies beside it. */
export function stemOf(path: string): string {
  return path.replace(/(\.quiz)?\.(md|json)$/, '')
}

/** A picture's kept original; the one file of another media. */
export function mainFile({ kind, files }: ExportedMedia): ExportedMedia['files'][number] | undefined {
  if (kind === 'image') return files.find(({ name }) => name.startsWith('original.')) ?? files[0]
  return files.find(({ name }) => name.startsWith(`${kind}.`)) ?? files[0]
}

function placeOf(media: ExportedMedia): string | undefined {
  const file = mainFile(media)
  if (!file || media.kind === 'video') return undefined
  const name = `${nameOf(media.filename.replace(/\.[^.]*$/, ''), 'file')}-${media.digest.slice(0, 8)}`
  const ending = file.name.split('.').at(-1) ?? 'bin'
  return media.kind === 'image' ? `media/${name}.${ending}` : `attachments/${name}.${ending}`
}

function numbered(at: number, of: number): string {
  return String(at + 1).padStart(Math.max(2, String(of).length), '0')
}

/** Short, so that paths fit every system; titles without Latin letters are called by what they are. */
function nameOf(title: string, otherwise: string): string {
  const slug = slugOf(title)
  return (slug === 'course' ? otherwise : slug).slice(0, 50).replace(/-+$/, '')
}
