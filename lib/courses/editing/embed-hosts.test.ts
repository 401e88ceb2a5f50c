// Only pages on the list are embedded, and the usual addresses of videos become those of their players.
import { expect, test } from 'vitest'
import { embeddable } from './embed-hosts'

test.each([
  ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=42'],
  ['https://youtu.be/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
  ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871'],
  ['https://www.geogebra.org/m/abc', 'https://www.geogebra.org/m/abc'],
])('%s is shown as %s', (given, shown) => expect(embeddable(given)).toBe(shown))

test.each([
  ['http://codepen.io/x', /begins with https/],
  ['javascript:alert(1)', /begins with https/],
  ['codepen.io', /whole address/],
  ['https://codepen.io.evil.example/x', /evil\.example; these work: /],
  ['https://evilcodepen.io/x', /cannot show pages/],
  ['https://user:word@codepen.io/x', /cannot show pages/],
  ['https://codepen.io:8443/x', /cannot show pages/],
  ['https://www.youtube.com/', /cannot show pages of www\.youtube\.com/],
])('%s is refused in words', (given, words) => expect(() => embeddable(given)).toThrow(words))
