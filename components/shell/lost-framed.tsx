// What a lost visitor sees: the frame as on any other page, around the ways on.
import { FrameFor, type Look } from './frame-for'
import { Lost } from './lost'

export function LostFramed(look: Look) {
  return (
    <FrameFor {...look} footer>
      <Lost />
    </FrameFor>
  )
}
