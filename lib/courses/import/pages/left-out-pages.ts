// Which pages and folders of a repository are about the repository and not for its learners, and why.

const REASON_BY_NAME: [RegExp, string][] = [
  [/^(licen[cs]e|copying|unlicense)([-_. ].*)?$/, 'It is the license.'],
  [/^code[-_ ]of[-_ ]conduct$/, 'It is the code of conduct.'],
  [
    /^(contributing|contributors?|contribute|contribution[-_ ]guide|how[-_ ]to[-_ ]contribute)$/,
    'It is for contributors.',
  ],
  [
    /^(changelog|change[-_ ]log|changes|history|release[-_ ]notes|news|roadmap)$/,
    'It tells the history of the repository.',
  ],
  [
    /^(authors|maintainers|codeowners|governance|citation|acknowledge?ments?|credits|attributions?|sponsors?)$/,
    'It names people and sources.',
  ],
  [/^(translations?|translating|localization|l10n)$/, 'It is about translations.'],
  [
    /^(for[-_ ](teachers|educators|instructors)|instructor[-_ ](notes|guide)|teacher[-_ ](notes|guide)|teaching[-_ ]notes|recommended[-_ ]learning[-_ ]model|educators?)$/,
    'It is for teachers.',
  ],
  [
    /^(pull[-_ ]request[-_ ]template|issue[-_ ]template|bug[-_ ]report|feature[-_ ]request|agents|claude|copilot-instructions|todo|404|search|tags)$/,
    'It belongs to the repository, not to the lessons.',
  ],
  [
    /^(summary|_sidebar|_navbar|_coverpage|_footer|_toc|toc|sidebar)$/,
    'It lists the pages; the outline takes its place.',
  ],
  [/^(.*[-_ ])?template$/, 'It is a template.'],
]
const ROOT_ONLY: [RegExp, string][] = [
  [/^SECURITY$/, 'It is the security policy of the repository.'],
  [/^SUPPORT$/, 'It says where to get help with the repository.'],
]

const REASON_BY_FOLDER: [RegExp, string][] = [
  [/^(translations?|translated_images|i18n|l10n|locales?)$/, 'Translations are left out.'],
  [/^(lesson[-_ ]?template|templates?|_templates|archetypes)$/, 'It is a template.'],
  [/^(instructors?|for[-_ ]instructors|teachers?|for[-_ ]teachers|educators?)$/, 'It is for teachers.'],
  [
    /^(solutions?|answers|your[-_ ]work|starter|starter[-_ ]code)$/,
    'Solutions and starting points are not part of the outline.',
  ],
  [
    /^(quiz-?app|_site|_build|site|build|dist|public|out|_includes|_layouts|_sass|_data|_plugins|layouts|themes?|partials|shortcodes)$/,
    'It builds the web site.',
  ],
  [
    /^(profiles|bin|scripts?|tools|tests?|code|data|images?|img|figs?|figures|media|assets|static|files|sketchnotes)$/,
    'It holds material, not lessons.',
  ],
]

/** Why a page stays out of the outline, or null where it may be a lesson. */
export function whyLeftOut(path: string): string | null {
  const parts = path.split('/')
  const name = parts.pop() ?? ''
  const stem = name.replace(/\.[^.]+$/, '')
  for (const folder of parts) {
    const found = REASON_BY_FOLDER.find(([pattern]) => pattern.test(folder.toLowerCase()))
    if (found !== undefined) return found[1]
  }
  if (parts.length === 0) {
    const found = ROOT_ONLY.find(([pattern]) => pattern.test(stem))
    if (found !== undefined) return found[1]
  }
  // A localized copy beside its page: README.fr.md, intro.zh-cn.md.
  if (/^README\.[a-z]{2}([-_][A-Za-z]{2,4})?$/i.test(stem)) return 'Translations are left out.'
  return REASON_BY_NAME.find(([pattern]) => pattern.test(stem.toLowerCase()))?.[1] ?? null
}
