// Choose light, dark or the system's colors, and how much contrast; it takes effect at once and is remembered.
'use client'

import { Contrast, Monitor, Moon, Sun } from 'lucide-react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { classes } from '@/components/ui/classes'
import { EarlyFields } from '@/components/ui/early-fields'
import { parseTheme, serializeTheme, THEME_COOKIE, type Theme } from './theme'

const COLORS: { value: Theme['color']; label: string; icon: ReactNode }[] = [
  { value: 'system', label: 'System', icon: <Monitor /> },
  { value: 'light', label: 'Light', icon: <Sun /> },
  { value: 'dark', label: 'Dark', icon: <Moon /> },
]
const YEAR_S = 31_536_000
const CHANGED = 'cairn-theme'

/** `theme` is what the server rendered. */
export function ThemeSwitch({ theme: rendered, className }: { theme: Theme; className?: string }) {
  const [theme, setTheme] = useState(rendered)
  const name = useId()

  // A page may show the switch twice, in the account menu and in the footer.
  useEffect(() => {
    const follow = () => setTheme(shownTheme())
    window.addEventListener(CHANGED, follow)
    return () => window.removeEventListener(CHANGED, follow)
  }, [])

  return (
    <EarlyFields className={classes('flex flex-wrap items-center gap-2', className)}>
      <fieldset className="inline-flex rounded-sm border border-control bg-raised p-0.5">
        <legend className="sr-only">Colors</legend>
        {COLORS.map(({ value, label, icon }) => (
          <label key={value} title={label} className={segment}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={theme.color === value}
              onChange={() => remember({ ...theme, color: value })}
              className="sr-only"
            />
            {icon}
            <span className="sr-only">{label}</span>
          </label>
        ))}
      </fieldset>
      <label title="More contrast" className={classes(segment, 'border border-control bg-raised !size-[2.375rem]')}>
        <input
          type="checkbox"
          checked={theme.contrast === 'more'}
          onChange={event => remember({ ...theme, contrast: event.target.checked ? 'more' : 'system' })}
          className="sr-only"
        />
        <Contrast />
        <span className="sr-only">More contrast</span>
      </label>
    </EarlyFields>
  )
}

const segment =
  'grid size-8 place-items-center rounded-[5px] text-muted hover:text-ink has-checked:bg-accent-soft has-checked:text-accent ' +
  'has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent [&_.lucide]:size-[1.125rem]'

function shownTheme(): Theme {
  const { theme, contrast } = document.documentElement.dataset
  return parseTheme(`${theme}.${contrast}`)
}

function remember(theme: Theme) {
  document.documentElement.dataset.theme = theme.color
  document.documentElement.dataset.contrast = theme.contrast
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${THEME_COOKIE}=${serializeTheme(theme)}; path=/; max-age=${YEAR_S}; samesite=lax`
  window.dispatchEvent(new Event(CHANGED))
}
