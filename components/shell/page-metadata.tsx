// What a public page tells search engines and link previews about itself.
import type { Metadata } from 'next'
import { env } from '@/lib/env'

type About = { title: string; description: string; path: string; image?: string | null }

/** Addresses that must be absolute are given only where APP_URL says what they begin with. */
export function pageMetadata({ title, description, path, image }: About): Metadata {
  const { APP_URL } = env()
  return {
    title,
    description,
    ...(APP_URL && { metadataBase: new URL(APP_URL) }),
    openGraph: {
      type: 'website',
      siteName: 'Cairn',
      title,
      description,
      ...(APP_URL && { url: path, images: image ?? [] }),
    },
    twitter: { card: image && APP_URL ? 'summary_large_image' : 'summary' },
  }
}

/** The one address of a page that has several; absolute where APP_URL is set. */
export function Canonical({ path }: { path: string }) {
  return <link rel="canonical" href={absolute(path)} />
}

export function absolute(path: string): string {
  const { APP_URL } = env()
  return APP_URL ? new URL(path, APP_URL).href : path
}
