// The table of callouts: what each name that curricula use looks like here and how it is titled when the author gave no title.

export type CalloutLook = 'note' | 'tip' | 'warning' | 'example' | 'key'

export type CalloutKind =
  | { as: 'aside'; look: CalloutLook; title: string }
  | { as: 'details'; look: 'solution'; title: string }
  | { as: 'nothing' }
  | { as: 'plain' }

const aside = (look: CalloutLook, title: string): CalloutKind => ({ as: 'aside', look, title })
const details = (title: string): CalloutKind => ({ as: 'details', look: 'solution', title })
const nothing: CalloutKind = { as: 'nothing' }
const plain: CalloutKind = { as: 'plain' }

const KINDS = new Map<string, CalloutKind>([
  ['note', aside('note', 'Note')],
  ['tip', aside('tip', 'Tip')],
  ['warning', aside('warning', 'Warning')],
  ['example', aside('example', 'Example')],
  ['key', aside('key', 'Key idea')],
  // GitHub, Docusaurus, MkDocs, Quarto, MyST
  ['info', aside('note', 'Note')],
  ['abstract', aside('key', 'Summary')],
  ['summary', aside('key', 'Summary')],
  ['admonition', aside('note', 'Note')],
  ['seealso', aside('note', 'See also')],
  ['important', aside('key', 'Important')],
  ['hint', aside('tip', 'Hint')],
  ['success', aside('tip', 'Tip')],
  ['caution', aside('warning', 'Caution')],
  ['attention', aside('warning', 'Attention')],
  ['danger', aside('warning', 'Danger')],
  ['error', aside('warning', 'Warning')],
  ['question', aside('example', 'Question')],
  ['details', details('Details')],
  ['spoiler', details('Show more')],
  ['collapse', details('Show more')],
  // Software Carpentry
  ['callout', aside('note', 'Note')],
  ['challenge', aside('example', 'Challenge')],
  ['exercise', aside('example', 'Exercise')],
  ['solution', details('Solution')],
  ['answer', details('Answer')],
  ['discussion', aside('example', 'Discussion')],
  ['prereq', aside('warning', 'Before you start')],
  ['prerequisite', aside('warning', 'Before you start')],
  ['checklist', aside('note', 'Checklist')],
  ['testimonial', aside('note', 'Testimonial')],
  ['questions', aside('note', 'Questions')],
  ['objectives', aside('key', 'Objectives')],
  ['keypoints', aside('key', 'Key points')],
  ['instructor', nothing],
  ['tab', plain],
  ['group-tab', plain],
  ['div', plain],
])

/** The kind for a fence's name; Quarto's `callout-note` is `note`. A name nobody knows is plain: its content shows unframed. */
export function calloutKind(name: string): CalloutKind {
  return KINDS.get(name) ?? KINDS.get(name.replace(/^callout-/, '')) ?? plain
}

export function isKnownCallout(name: string): boolean {
  return KINDS.has(name) || KINDS.has(name.replace(/^callout-/, ''))
}
