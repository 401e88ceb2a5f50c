// What a page of a course folder can refer to: lessons and pictures beside it, by their paths.
import { dirname, join } from 'node:path/posix'
import { assetRef, lessonLink } from '../lesson-link'
import type { Report } from '../pages/report'
import type { PlannedImage, PlannedRequirement } from '../plan'
import type { OpenSource } from '../source/open-source'
import type { Required } from './format'

export type Surroundings = { source: OpenSource; language: string; lessonKeys: Set<string>; report: Report }

const RELATIVE = /(?<![\w./-])\.{1,2}\/[\w./-]*\w/g

/** Relative paths that name a lesson or a picture of the folder become placeholders; every other letter stays. */
export function localText(
  { source, lessonKeys }: Surroundings,
  path: string,
  text: string,
): { markdown: string; images: PlannedImage[] } {
  const images = new Map<string, PlannedImage>()
  const markdown = text.replace(RELATIVE, written => {
    const target = join(dirname(path), written)
    if (lessonKeys.has(target)) return lessonLink(target)
    if (source.files.get(target)?.kind !== 'image') return written
    const image = { ref: assetRef(target), file: target }
    images.set(target, image)
    return image.ref
  })
  return { markdown, images: [...images.values()] }
}

export function requirementOf(required: Required): PlannedRequirement {
  if (required === 'previous') return { kind: 'previous' }
  if ('lesson' in required) return { kind: 'lesson', key: required.lesson }
  if ('section' in required) return { kind: 'section', key: required.section }
  return { kind: 'course', slug: required.course }
}
