// What a Markdown curriculum was read as: a plan that the committing verb turns into a course.

export type CourseLevel = 'beginner' | 'intermediate' | 'advanced'
export type LessonDifficulty = 'easy' | 'medium' | 'hard' | 'expert'
export type AccessTier = 'basic' | 'pro' | 'premium'

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
}

export type PlannedSection = { key: string; title: string; lessons: PlannedLesson[] }

export type PlannedLesson = {
  /** The page's path in the source (for a quiz in a shared JSON file: path#id). */
  key: string
  title: string
  kind: 'article' | 'video' | 'quiz'
  /** Links between lessons read `lesson:<key>` (see lesson-link.ts), images `asset:<id>`. */
  bodyMarkdown: string
  difficulty: LessonDifficulty
  freePreview: boolean
  skills: string[]
  images: PlannedImage[]
  video: PlannedVideo | null
  quiz: PlannedQuiz | null
}

/** `ref` is the placeholder `asset:<id>` that stands in the Markdown; `file` is what `open` takes. */
export type PlannedImage = { ref: string; file: string }

export type PlannedVideo = {
  files: string[]
  captions: { file: string; language: string }[]
  poster: string | null
}

export type PlannedQuiz = { passPercent: number; draw: number | null; items: PlannedQuizItem[] }

export type PlannedQuizItem = {
  kind: 'single' | 'multiple'
  prompt: string
  choices: { text: string; correct: boolean }[]
  explanation: string | null
  difficulty: LessonDifficulty
}

/** `path` is in the source; `what` and `reason` are words for people. */
export type ReportEntry = { path: string; what: string; reason?: string }
export type ImportReport = { kept: ReportEntry[]; changed: ReportEntry[]; leftOut: ReportEntry[] }
