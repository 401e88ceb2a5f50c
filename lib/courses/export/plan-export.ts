// Which files the export of a course has: its pages as text, its pictures, videos and files by their key in the store.
import { isQuizFile, mainFile, nameFiles } from './name-files'
import { coursePage, lessonPage, quizFile, sectionPage, videoFiles } from './page-files'
import type { ExportedCourse } from './reads'

export type ExportFile = { path: string; text: string } | { path: string; storageKey: string; sizeBytes: number }

/** Each path once. */
export function planExport(exported: ExportedCourse): ExportFile[] {
  const places = nameFiles(exported)
  const files: ExportFile[] = [{ path: 'course.md', text: coursePage(exported, places) }]
  for (const section of exported.sections) {
    const folder = places.sections.get(section.id) ?? ''
    files.push({ path: `${folder}/section.md`, text: sectionPage(exported, places, section) })
    for (const lesson of section.lessons) {
      const path = places.lessons.get(lesson.id) ?? ''
      const text = isQuizFile(lesson) ? quizFile(exported, places, lesson) : lessonPage(exported, places, lesson)
      files.push({ path, text }, ...videoFiles(exported, places, lesson))
    }
  }
  for (const media of exported.media.values()) {
    const path = places.media.get(media.id)
    const file = mainFile(media)
    if (path && file) files.push({ path, storageKey: file.storageKey, sizeBytes: file.sizeBytes })
  }
  return [...new Map(files.map(file => [file.path, file])).values()]
}
