// How an outline was arranged and how it is, as facts tell it: sections in their order, with the lessons of those that changed.
import { isDeepStrictEqual } from 'node:util'
import { bounded, type Difference } from '@/lib/core/difference'

export type Arranged = { sections: { id: string; title: string; lessons: { id: string; title: string }[] }[] }

/** Characters of JSON on each side. */
const MOST = 60_000

/** A section without `lessons` has the same ones on the other side. The same outline twice is no difference. */
export function arrangement(before: Arranged, after: Arranged): Difference {
  const [old, young] = [named(before), named(after)]
  if (isDeepStrictEqual(old, young)) return { before: {}, after: {} }
  return { before: { sections: told(old, young) }, after: { sections: told(young, old) } }
}

function named({ sections }: Arranged): Arranged['sections'] {
  return sections.map(({ id, title, lessons }) => ({
    id,
    title,
    lessons: lessons.map(({ id, title }) => ({ id, title })),
  }))
}

function told(these: Arranged['sections'], others: Arranged['sections']) {
  const there = new Map(others.map(({ id, lessons }) => [id, lessons]))
  const short = these.map(section => {
    const { lessons, ...rest } = section
    return isDeepStrictEqual(there.get(section.id), lessons) ? rest : section
  })
  return bounded(short, MOST)
}
