// Where each stone of a cairn lies: the first section at the foot, sizes by work, a little off centre as hands stack them.
import { randomFrom, stonePath } from './stone'

/** `work` in any unit (minutes, lessons); `done` from 0 to 1. */
export type Stone = { work: number; done: number }
export type PlacedStone = { path: string; top: number; bottom: number; left: number; width: number; done: number }

export const CAIRN_SIZE = 120
const GROUND = 114
const ROOM = 106
const TALLEST = 30

/** The stones from the foot up, within a square of CAIRN_SIZE. */
export function layCairn(stones: Stone[], seed: string): PlacedStone[] {
  const random = randomFrom(seed)
  const most = Math.max(...stones.map(stone => stone.work), 1)
  const sizes = stones.map(stone => 0.5 + 0.5 * Math.sqrt(Math.max(0, stone.work) / most))
  const unit = Math.min(TALLEST, ROOM / sizes.reduce((total, size) => total + size, 0))
  let ground = GROUND
  return stones.map((stone, index) => {
    const size = sizes[index] ?? 1
    const height = unit * size
    const taper = 1 - (0.42 * index) / Math.max(stones.length - 1, 3)
    const width = (52 + 50 * size) * taper * (0.94 + random() * 0.12)
    const cx = CAIRN_SIZE / 2 + (random() - 0.5) * 9
    const [top, bottom] = [ground - height, ground]
    ground = top + height * 0.04
    const box = { cx, cy: (top + bottom) / 2, width, height: height * 1.02 }
    return {
      path: stonePath(`${seed}-${index}`, box),
      top,
      bottom,
      left: cx - width / 2,
      width,
      done: clamp(stone.done),
    }
  })
}

function clamp(done: number): number {
  return Number.isFinite(done) ? Math.min(1, Math.max(0, done)) : 0
}
