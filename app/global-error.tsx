// When even the document around the pages failed: the plainest page that can still help.
'use client'

import { Broken, digestOf } from '@/components/shell/broken'
import { fontVariables } from '@/components/ui/fonts'
import './globals.css'

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>This page slipped · Cairn</title>
        <main>
          <Broken digest={digestOf(error)} retry={retry} />
        </main>
      </body>
    </html>
  )
}
