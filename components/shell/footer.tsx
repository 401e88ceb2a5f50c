// The foot of the public pages: the few places that are nowhere else, and how one wants to see them.
import { LogoMark } from './logo'
import type { Theme } from './theme'
import { ThemeSwitch } from './theme-switch'

export function Footer({ theme, links }: { theme: Theme; links: { href: string; label: string }[] }) {
  return (
    <footer className="border-line border-t">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-4 px-4 py-6 text-sm">
        <p className="inline-flex items-center gap-2 text-muted">
          <LogoMark className="size-6" />
          Cairn. Learn, and leave a stone for the next one.
        </p>
        <nav aria-label="More" className="flex flex-wrap gap-x-5 gap-y-1">
          {links.map(link => (
            <a key={link.href} href={link.href} className="py-1 text-muted hover:text-ink hover:underline">
              {link.label}
            </a>
          ))}
        </nav>
        <ThemeSwitch theme={theme} />
      </div>
    </footer>
  )
}
