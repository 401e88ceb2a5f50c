// What pages and the API show of a streak.

/** `current` and `freezes` are judged at the moment of reading. `week` runs from Monday to Sunday of the learner's own week. */
export type StreakView = {
  isOn: boolean
  today: string
  todayDone: boolean
  current: number
  longest: number
  freezes: number
  weekly: number
  longestWeekly: number
  goalDays: number
  week: { day: string; state: 'done' | 'frozen' | 'none' }[]
}
