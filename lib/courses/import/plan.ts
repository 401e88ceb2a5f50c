// What a Markdown curriculum was read as: a plan that the committing verb turns into a course.

export type CourseLevel = 'beginner' | 'intermediate' | 'advanced'
export type LessonDifficulty = 'easy' | 'medium' | 'hard' | 'expert'
export type AccessTier = 'basic' | 'pro' | 'premium'

/** What has to be complete before a part opens, by the keys of the plan; other courses by slug. */
export type PlannedRequirement =
  | { kind: 'previous' }
  | { kind: 'lesson'; key: string }
  | { kind: 'section'; key: string }
  | { kind: 'course'; slug: string }
/** When a part opens; only a folder that Cairn wrote says so. */
export type PlannedOpening = {
  opensAt: string | null
  opensAfterDays: number | null
  requires: PlannedRequirement[]
}

export type CurriculumPlan = {
  /** `key` is the source's name (not its path), so that a second import finds the first; `digest` changes with its contents. */
  source: { key: string; digest: string }
  course: PlannedCourse
  sections: PlannedSection[]
  report: ImportReport
}

export type PlannedCourse = {
  title: string
  subtitle: string | null
  descriptionMarkdown: string
  /** Images of the description, as in a lesson. */
  images: PlannedImage[]
  language: string
  level: CourseLevel
  categorySlug: string | null
  priceMinor: number
  currency: string
  tier: AccessTier | null
  outcomes: string[]
  requirements: string[]
  coverFile: string | null
  teacher: string | null
  rules?: { lessonOrder: 'any' | 'in_order'; requires: PlannedRequirement[] }
}

export type PlannedSection = { key: string; title: string; lessons: PlannedLesson[]; opening?: PlannedOpening }

export type PlannedLesson = {
  /** The page's path in the source (for a quiz in a shared JSON file: path#id). */
  key: string
  title: string
  kind: 'article' | 'video' | 'quiz' | 'assignment' | 'file' | 'embed'
  /** Links between lessons read `lesson:<key>` (see lesson-link.ts), images `asset:<id>`. */
  bodyMarkdown: string
  difficulty: LessonDifficulty
  freePreview: boolean
  skills: string[]
  images: PlannedImage[]
  video: PlannedVideo | null
  quiz: PlannedQuiz | null
  /** What only a folder that Cairn wrote says. */
  settings?: PlannedSettings
}

export type PlannedSettings = PlannedOpening & {
  optional: boolean
  embedUrl: string | null
  durationSeconds: number | null
  /** The file that the lesson offers, and the name under which it is downloaded. */
  attachment: { file: string; filename: string } | null
}

/** `ref` is the placeholder `asset:<id>` that stands in the Markdown; `file` is what `open` takes. */
export type PlannedImage = { ref: string; file: string }

export type PlannedVideo = {
  files: string[]
  captions: { file: string; language: string }[]
  poster: string | null
}

export type PlannedQuiz = {
  passPercent: number
  draw: number | null
  items: PlannedQuizItem[]
  rules?: { timeLimitSeconds: number | null; attemptsAllowed: number | null; shuffle: boolean }
}

export type PlannedQuizItem = {
  kind: 'single' | 'multiple'
  prompt: string
  choices: { text: string; correct: boolean }[]
  explanation: string | null
  difficulty: LessonDifficulty
  points?: number | undefined
  skills?: string[] | undefined
}

/** `path` is in the source; `what` and `reason` are words for people. */
export type ReportEntry = { path: string; what: string; reason?: string }
export type ImportReport = { kept: ReportEntry[]; changed: ReportEntry[]; leftOut: ReportEntry[] }
