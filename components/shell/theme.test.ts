// The theme cookie survives the way there and back, and nonsense in it does no harm.
import { expect, test } from 'vitest'
import { COLOR_THEMES, CONTRASTS, parseTheme, serializeTheme } from './theme'

test('every choice is read back as it was written', () => {
  for (const color of COLOR_THEMES) {
    for (const contrast of CONTRASTS)
      expect(parseTheme(serializeTheme({ color, contrast }))).toEqual({ color, contrast })
  }
})

test.each([undefined, '', '.', 'purple', 'dark"><script>', 'constructor.more.more'])(
  '%j leaves it to the system',
  cookie => {
    expect(parseTheme(cookie).color).toBe('system')
  },
)
