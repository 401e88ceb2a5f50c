// A text as it stands in an export: links to lessons and pictures of the course lead to the files beside it.
import type { Places } from './name-files'

const MEDIA = /\/api\/v1\/media\/([0-9a-f-]{36})\/[\w.-]+/g
const LESSON = /\/learn\/([\w-]+)\/([0-9a-f-]{36})(?![\w-])/g

/** `up` leads from the text's file to the top: `./` there, `../` in a section. What is not of the course stays as it is. */
export function portableText(text: string, slug: string, places: Places, up: './' | '../'): string {
  return text
    .replace(MEDIA, (address, id: string) => {
      const place = places.media.get(id)
      return place ? up + place : address
    })
    .replace(LESSON, (address, course: string, id: string) => {
      const place = course === slug ? places.lessons.get(id) : undefined
      return place ? up + place : address
    })
}
