// Moves of an outline: where things land, that nothing is ever lost, and what is said about it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyMove, applyMoves, type Move, type SectionNode } from './outline-moves'
import { drop, step } from './tree-moves'
import { chosen, rowByTyping, treeRows } from './tree-rows'
import { moveWords } from './tree-words'

const outline = (text: string): SectionNode[] =>
  text.split(' ').map(part => {
    const [id = '', lessons = ''] = part.split(':')
    return { id, title: id, lessons: [...lessons].map(lesson) }
  })
const lesson = (id: string) => ({ id, title: id, kind: 'article' as const, freePreview: false, optional: false })
const show = (sections: readonly SectionNode[]) =>
  sections.map(({ id, lessons }) => `${id}:${lessons.map(one => one.id).join('')}`).join(' ')
const rows = (sections: SectionNode[], ids: string) =>
  treeRows(sections, new Set()).filter(({ id }) => ids.split(',').includes(id))

describe('stepping', () => {
  it.each([
    ['X:abc Y:d', 'b', -1, 'X:bac Y:d'],
    ['X:abc Y:d', 'b', 1, 'X:acb Y:d'],
    ['X:abc Y:d', 'c', 1, 'X:ab Y:cd'],
    ['X:abc Y:d', 'd', -1, 'X:abcd Y:'],
    ['X:abc Y:d', 'b,c', -1, 'X:bca Y:d'],
    ['X:abc Y:d', 'a,b', 1, 'X:cab Y:d'],
    ['X:abc Y:d', 'a,c', -1, undefined],
    ['X:abc Y:d', 'd', 1, undefined],
    ['X:a Y:b Z:c', 'Y', -1, 'Y:b X:a Z:c'],
    ['X:a Y:b Z:c', 'X,Y', 1, 'Z:c X:a Y:b'],
    ['X:a Y:b', 'X', -1, undefined],
  ] as const)('%s: %s by %i gives %s', (text, ids, direction, expected) => {
    const sections = outline(text)
    const move = step(sections, rows(sections, ids), direction)
    expect(move && show(applyMove(sections, move))).toBe(expected)
  })
})

describe('dropping', () => {
  it.each([
    ['a', 'd', 'before', 'X:bc Y:ad'],
    ['a', 'd', 'after', 'X:bc Y:da'],
    ['a,b', 'Y', 'inside', 'X:c Y:dab'],
    ['c', 'Y', 'after', 'X:ab Y:cd'],
    ['d', 'Y', 'before', 'X:abcd Y:'],
    ['X', 'd', 'after', 'Y:d X:abc'],
    ['Y', 'X', 'before', 'Y:d X:abc'],
    ['a', 'a', 'after', undefined],
  ] as const)('%s on %s, %s, gives %s', (ids, target, where, expected) => {
    const sections = outline('X:abc Y:d')
    const [over] = rows(sections, target)
    const move = over && drop(sections, rows(sections, ids), over, where)
    expect(move && show(applyMove(sections, move))).toBe(expected)
  })
})

describe('a move', () => {
  const sections = outline('X:abc Y:d')
  const section = { id: 'N', title: 'New' }
  it.each<[Move, string]>([
    [{ kind: 'split', lessonId: 'b', section }, 'X:a N:bc Y:d'],
    [{ kind: 'join', sectionId: 'Y' }, 'X:abcd'],
    [{ kind: 'join', sectionId: 'X' }, 'X:abc Y:d'],
    [{ kind: 'remove', ids: ['b', 'Y'] }, 'X:ac'],
    [{ kind: 'add-lesson', lesson: lesson('n'), sectionId: 'X', before: 'b' }, 'X:anbc Y:d'],
    [{ kind: 'add-section', section: { ...section, lessons: [] }, before: 'Y' }, 'X:abc N: Y:d'],
    [{ kind: 'place-lessons', ids: ['a'], sectionId: 'gone', before: null }, 'X:abc Y:d'],
  ])('%j gives %s', (move, expected) => expect(show(applyMove(sections, move))).toBe(expected))

  it('renames one part and no other', () => {
    const renamed = applyMove(sections, { kind: 'rename', id: 'b', title: '🌧️' })
    expect(renamed[0]?.lessons.map(({ title }) => title)).toEqual(['a', '🌧️', 'c'])
  })

  it('brings back what was removed, to where it stood', () => {
    fc.assert(
      fc.property(fc.subarray(['X', 'Y', 'Z', 'a', 'b', 'c', 'd', 'e']), ids => {
        const from = outline('X:abc Y:d Z:e')
        const without = applyMove(from, { kind: 'remove', ids })
        expect(show(applyMove(without, { kind: 'restore', ids, from }))).toBe(show(from))
      }),
    )
  })

  it('never loses or doubles a lesson', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const place = fc.record({
      kind: fc.constant('place-lessons' as const),
      ids: fc.uniqueArray(id, { minLength: 1 }),
      sectionId: fc.constantFrom('X', 'Y', 'Z'),
      before: fc.option(id),
    })
    const join = fc.record({ kind: fc.constant('join' as const), sectionId: fc.constantFrom('X', 'Y', 'Z') })
    fc.assert(
      fc.property(fc.array(fc.oneof(place, join)), moves => {
        const after = applyMoves(outline('X:abc Y:d Z:e'), moves)
        expect(after.flatMap(({ lessons }) => lessons.map(one => one.id)).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
      }),
    )
  })

  it('is told in words', () => {
    const words = (move: Move) => moveWords(move, sections, applyMove(sections, move))
    expect(words({ kind: 'place-lessons', ids: ['a'], sectionId: 'Y', before: null })).toBe(
      '“a” is now lesson 2 of 2 in “Y”.',
    )
    expect(words({ kind: 'place-sections', ids: ['Y'], before: 'X' })).toBe('“Y” is now section 1 of 2.')
    expect(words({ kind: 'remove', ids: ['a', 'b'] })).toBe('“a” and 1 more is out of the outline. You can undo this.')
    expect(words({ kind: 'join', sectionId: 'Y' })).toBe('The lessons of “Y” are now in “X”.')
  })
})

describe('the rows', () => {
  const sections = outline('X:ab Y:c')
  it('leave out what a closed section holds', () => {
    expect(treeRows(sections, new Set(['X'])).map(({ id }) => id)).toEqual(['X', 'Y', 'c'])
  })
  it('move with the selection that they are part of, and alone otherwise', () => {
    const all = treeRows(sections, new Set())
    const ids = (row: string) =>
      chosen(all, new Set(['a', 'c', 'Y']), all.find(({ id }) => id === row) ?? all[0] ?? never()).map(({ id }) => id)
    expect(ids('a')).toEqual(['a', 'c'])
    expect(ids('b')).toEqual(['b'])
    expect(ids('Y')).toEqual(['Y'])
  })
  it('are found by typing, onwards from where one is', () => {
    const all = treeRows(outline('Loops:ab Lists:c'), new Set())
    expect(rowByTyping(all, 0, 'l')?.id).toBe('Lists')
    expect(rowByTyping(all, 0, 'lo')?.id).toBe('Loops')
    expect(rowByTyping(all, 0, 'zz')).toBeUndefined()
  })
})

function never(): never {
  throw new Error('there are rows')
}
