// Where a visitor wanted to go is a path of this site, whatever somebody wrote into the address.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localPath } from './local-path'

test.each(['/home', '/courses/knots?page=2#top', '/', '/a//b', '/%2F%2Fevil.example'])('%s is kept', path => {
  expect(localPath(path)).toBe(path)
})

test.each([
  ...[
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    'home',
    '',
    'javascript:alert(1)',
  ],
  ...['/\t/evil.example', '/\n//evil.example', '/a\\b', ' /home', undefined, null],
])('%j goes home', next => {
  expect(localPath(next)).toBe('/home')
})

test('a browser that follows it never leaves the site', () => {
  const parts = fc.array(fc.constantFrom('/', '\\', '.', '\t', '\n', '\r', ':', '@', '?', '#', 'evil.example', 'http'))
  fc.assert(
    fc.property(parts, pieces => {
      expect(new URL(localPath(pieces.join('')), 'https://learn.example.com').origin).toBe('https://learn.example.com')
    }),
  )
})
