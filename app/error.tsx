// A page outside the doors that failed, or a frame that did.
'use client'

import { Broken, digestOf } from '@/components/shell/broken'

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <Broken digest={digestOf(error)} retry={retry} />
}
