// The document around every page: language, theme before the first paint, fonts.
import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { News } from '@/components/notifications/news'
import { Connection } from '@/components/shell/connection'
import { parseTheme, THEME_COOKIE, themeAttributes } from '@/components/shell/theme'
import { fontVariables } from '@/components/ui/fonts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Cairn: learn, and help each other on', template: '%s · Cairn' },
  description: 'A learning platform where you progress at your own pace and help the ones who come after you.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#151412' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  await headers() // every page is dynamic, so that the nonce of the gate reaches its scripts
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" className={fontVariables} {...themeAttributes(theme)}>
      <body>
        {children}
        <News />
        <Connection />
      </body>
    </html>
  )
}
