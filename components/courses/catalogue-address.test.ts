// Whatever stands in the address of the catalogue, it is understood or left out.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, readWish } from './catalogue-address'

test('a wrong filter is left out, the others stay', () => {
  expect(readWish({ level: 'genius', price: 'free', sort: 'luck', query: ' sky ' })).toEqual({
    price: 'free',
    query: 'sky',
  })
})

test('of a filter that occurs twice the first counts', () => {
  expect(readWish({ level: ['advanced', 'beginner'] })).toEqual({ level: 'advanced' })
})

test('relevance needs a query', () => {
  expect(readWish({ sort: 'relevance' })).toEqual({})
})

test('changing a filter begins the list anew', () => {
  expect(addressOf({ query: 'sky', cursor: 'abc' }, { level: 'beginner' })).toBe('/courses?query=sky&level=beginner')
})

test('any address can be read, and what was read makes an address that reads the same', () => {
  const params = fc.dictionary(fc.constantFrom('query', 'category', 'level', 'price', 'sort', 'x'), fc.string())
  fc.assert(
    fc.property(params, given => {
      const wish = readWish(given)
      const again = new URL(addressOf(wish), 'http://cairn')
      expect(readWish(Object.fromEntries(again.searchParams))).toEqual(wish)
    }),
  )
})
