// What a visitor chose to look at: kept in a cookie, so that the server renders it and nothing flashes.

export const THEME_COOKIE = 'theme'
export const COLOR_THEMES = ['system', 'light', 'dark'] as const
export const CONTRASTS = ['system', 'more', 'normal'] as const

export type Theme = { color: (typeof COLOR_THEMES)[number]; contrast: (typeof CONTRASTS)[number] }

/** Anything unknown means that the system decides. */
export function parseTheme(cookie: string | undefined): Theme {
  const [color, contrast] = (cookie ?? '').split('.')
  return {
    color: COLOR_THEMES.find(known => known === color) ?? 'system',
    contrast: CONTRASTS.find(known => known === contrast) ?? 'system',
  }
}

/** The attributes of <html> that tokens.css looks at. */
export function themeAttributes({ color, contrast }: Theme) {
  return { 'data-theme': color, 'data-contrast': contrast }
}

export function serializeTheme({ color, contrast }: Theme): string {
  return `${color}.${contrast}`
}
