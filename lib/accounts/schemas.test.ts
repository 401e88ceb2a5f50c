// Names may be of any script; what disguises a line or breaks it is refused.
import { expect, test } from 'vitest'
import { line } from './schemas'

const name = line(1, 120)

test.each(['Ada', 'Łukasz Żółć', 'שרה', 'محمد', '佐藤 花子', '👩‍🚀 Noor', 'O’Neil', 'नमस्ते'])('%s is a name', text => {
  expect(name.parse(` ${text} `)).toBe(text)
})

test.each([
  ['a line break', 'a\nb'],
  ['NUL', 'a\0b'],
  ['a line separator', 'a\u2028b'],
  ['a direction override', 'Robin \u202enimda'],
  ['an isolate', 'a\u2066b'],
  ['nothing but spaces', '   '],
])('%s is refused', (_, text) => {
  expect(name.safeParse(text).success).toBe(false)
})
