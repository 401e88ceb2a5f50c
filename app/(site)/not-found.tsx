// A public page that is not there, inside the frame that is.
import { Lost } from '@/components/shell/lost'

export default function NotFound() {
  return <Lost />
}
