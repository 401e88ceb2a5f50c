// The three typefaces, self-hosted: Inter for the interface, a serif for lessons, JetBrains Mono for code.
// Latin is sent at first; the -ext families hold the rest of Latin and are fetched when a page has such a letter. Of Inter the
// letters of European names are a family of their own, a fifth of the size.
import localFont from 'next/font/local'

const sans = localFont({
  src: './fonts/inter.woff2',
  variable: '--font-inter',
  weight: '400 700',
  adjustFontFallback: 'Arial',
})

const sansExt = localFont({
  src: './fonts/inter-ext.woff2',
  variable: '--font-inter-ext',
  weight: '400 700',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-017F,U+0218-021B' }],
})

const sansRare = localFont({
  src: './fonts/inter-rare.woff2',
  variable: '--font-inter-rare',
  weight: '400 700',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+0180-0217,U+021C-02BA,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20C0' },
  ],
})

const serif = localFont({
  src: [
    { path: './fonts/serif.woff2', weight: '400 700', style: 'normal' },
    { path: './fonts/serif-italic.woff2', weight: '400', style: 'italic' },
  ],
  variable: '--font-cairn-serif',
  preload: false,
  adjustFontFallback: 'Times New Roman',
})

const serifExt = localFont({
  src: './fonts/serif-ext.woff2',
  variable: '--font-cairn-serif-ext',
  weight: '400 700',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-02BA,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20C0' }],
})

const mono = localFont({
  src: './fonts/mono.woff2',
  variable: '--font-jetbrains-mono',
  weight: '400 700',
  preload: false,
  adjustFontFallback: false,
})

const monoExt = localFont({
  src: './fonts/mono-ext.woff2',
  variable: '--font-jetbrains-mono-ext',
  weight: '400 700',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-02BA,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20C0' }],
})

/** The class names for <html>: they define the --font-… variables that tokens.css builds its families from. */
export const fontVariables = [sans, sansExt, sansRare, serif, serifExt, mono, monoExt]
  .map(font => font.variable)
  .join(' ')
