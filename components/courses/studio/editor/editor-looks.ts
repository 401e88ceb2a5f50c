// What the editor looks like: our tokens, in all themes.
import { defaultHighlightStyle, HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'

export const looks = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)', fontSize: '1rem' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px', borderRadius: 'var(--radius-sm)' },
  '.cm-content': {
    fontFamily: 'var(--font-mono)',
    fontSize: '0.9375rem',
    lineHeight: '1.65',
    padding: '1rem',
    minHeight: '24rem',
    caretColor: 'var(--ink)',
  },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--muted)' },
  '.cm-snippetField': { backgroundColor: 'var(--accent-soft)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-sm)',
    boxShadow: 'var(--shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-sans)', maxHeight: '18rem', minWidth: '16rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.5rem 0.75rem', lineHeight: '1.25' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--ink)',
  },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal', fontSize: '0.875rem' },
})

/** CodeMirror's own marks in our colors, which pass AA in every theme. */
const COLORS: Record<string, string> = {
  '#708': 'var(--code-keyword)',
  '#219': 'var(--accent)',
  '#164': 'var(--code-number)',
  '#a11': 'var(--code-string)',
  '#00f': 'var(--code-function)',
  '#085': 'var(--code-type)',
  '#167': 'var(--code-type)',
  '#940': 'var(--code-comment)',
  '#404740': 'var(--muted)',
}

export const marks = HighlightStyle.define(
  defaultHighlightStyle.specs.map(({ tag, fontWeight, fontStyle, textDecoration, color }) => ({
    tag,
    ...(fontWeight ? { fontWeight } : {}),
    ...(fontStyle ? { fontStyle } : {}),
    ...(textDecoration && !fontWeight ? { textDecoration } : {}),
    ...(color ? { color: COLORS[color] ?? 'var(--ink)' } : {}),
  })),
)
