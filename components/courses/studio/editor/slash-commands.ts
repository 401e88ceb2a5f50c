// What one can put into a lesson: the blocks behind “/” and behind the toolbar's menu, as templates of Markdown.

export type SlashCommand = {
  name: string
  label: string
  /** What it looks like, in a few words. */
  detail: string
  /** `#{words}` are places to fill in; Tab goes from one to the next. */
  template: string
}

export const SLASH_COMMANDS: SlashCommand[] = [
  { name: 'heading', label: 'Heading', detail: 'a part of the lesson', template: '## #{Heading}\n\n' },
  { name: 'subheading', label: 'Subheading', detail: 'a part of a part', template: '### #{Subheading}\n\n' },
  { name: 'list', label: 'List', detail: 'points in any order', template: '- #{first}\n- #{second}\n' },
  { name: 'steps', label: 'Numbered list', detail: 'steps in their order', template: '1. #{first}\n2. #{second}\n' },
  { name: 'tasks', label: 'Checklist', detail: 'things to tick', template: '- [ ] #{first}\n- [ ] #{second}\n' },
  {
    name: 'table',
    label: 'Table',
    detail: 'rows and columns',
    template: '| #{First} | #{Second} |\n| --- | --- |\n| #{a} | #{b} |\n| #{c} | #{d} |\n',
  },
  { name: 'code', label: 'Code', detail: 'a block, colored by its language', template: '```#{python}\n#{code}\n```\n' },
  { name: 'math', label: 'Formula', detail: 'TeX on its own line', template: '$$\n#{a^2 + b^2 = c^2}\n$$\n' },
  { name: 'callout', label: 'Note', detail: 'a framed remark', template: ':::note[#{Title}]\n#{Text}\n:::\n' },
  { name: 'tip', label: 'Tip', detail: 'a framed hint', template: ':::tip\n#{Text}\n:::\n' },
  { name: 'warning', label: 'Warning', detail: 'what can go wrong', template: ':::warning\n#{Text}\n:::\n' },
  { name: 'example', label: 'Example', detail: 'a framed example', template: ':::example\n#{Text}\n:::\n' },
  {
    name: 'solution',
    label: 'Exercise with solution',
    detail: 'the solution opens on demand',
    template: ':::challenge[#{Exercise}]\n#{What to do}\n\n::::solution\n#{How it is done}\n::::\n:::\n',
  },
  { name: 'quote', label: 'Quote', detail: 'the words of another', template: '> #{Words}\n' },
  { name: 'divider', label: 'Divider', detail: 'a line between two parts', template: '---\n\n' },
  { name: 'image', label: 'Picture', detail: 'upload one from this device', template: '' },
]

/** The commands whose name or label holds what was typed after the slash; those that begin with it come first. */
export function matchingCommands(typed: string): SlashCommand[] {
  const words = typed.toLowerCase()
  const found = SLASH_COMMANDS.filter(({ name, label }) => name.includes(words) || label.toLowerCase().includes(words))
  return found.sort((a, b) => Number(b.name.startsWith(words)) - Number(a.name.startsWith(words)))
}
