// The outline of a stone: the same seed always gives the same stone, no two seeds quite the same.

type Point = { x: number; y: number }
type Box = { cx: number; cy: number; width: number; height: number }

const CORNERS = 9
/** Above 2 an ellipse swells towards its box, as river stones do. */
const SQUARENESS = 2.5

/** An SVG path inside the box, wider than it is high, flatter below than above. */
export function stonePath(seed: string, { cx, cy, width, height }: Box): string {
  const random = randomFrom(seed)
  const turn = random() * 0.5
  const points = Array.from({ length: CORNERS }, (_, corner) => {
    const angle = ((corner + turn) / CORNERS) * 2 * Math.PI + (random() - 0.5) * 0.25
    const reach = 0.91 + random() * 0.09
    const x = swell(Math.cos(angle)) * (width / 2) * reach
    const y = swell(Math.sin(angle)) * (height / 2) * reach
    return { x: cx + x, y: cy + (y > 0 ? Math.min(y, height * 0.46) : y) }
  })
  return smooth(points)
}

/** Numbers from 0 to 1, the same sequence for the same seed (FNV-1a into mulberry32). */
export function randomFrom(seed: string): () => number {
  let state = 2166136261
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function swell(part: number): number {
  return Math.sign(part) * Math.abs(part) ** (2 / SQUARENESS)
}

// A closed Catmull-Rom curve through the points, written as Bézier curves.
function smooth(points: Point[]): string {
  const at = (index: number): Point => points[(index + points.length) % points.length] ?? { x: 0, y: 0 }
  const start = at(0)
  const curves = points.map((point, index) => {
    const [before, next, after] = [at(index - 1), at(index + 1), at(index + 2)]
    const leave = { x: point.x + (next.x - before.x) / 6, y: point.y + (next.y - before.y) / 6 }
    const arrive = { x: next.x - (after.x - point.x) / 6, y: next.y - (after.y - point.y) / 6 }
    return `C${pair(leave)} ${pair(arrive)} ${pair(next)}`
  })
  return `M${pair(start)}${curves.join('')}Z`
}

function pair({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
}
