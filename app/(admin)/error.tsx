// A page of the admins that failed; the frame around it stays.
'use client'

import { Broken, digestOf } from '@/components/shell/broken'

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return <Broken digest={digestOf(error)} retry={retry} />
}
