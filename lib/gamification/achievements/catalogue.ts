// All achievements there are, shelf by shelf.
import type { Achievement } from './achievement'
import { company } from './catalogue/company'
import { growth } from './catalogue/growth'
import { hours } from './catalogue/hours'
import { insight } from './catalogue/insight'
import { rhythm } from './catalogue/rhythm'
import { steps } from './catalogue/steps'
import { summits } from './catalogue/summits'
import { voice } from './catalogue/voice'
import type { Counter } from './occurrence'

export const CATALOGUE: readonly Achievement[] = [
  ...steps,
  ...summits,
  ...insight,
  ...rhythm,
  ...hours,
  ...voice,
  ...company,
  ...growth,
]

export const COUNTERS: readonly Counter[] = [...new Set(CATALOGUE.map(({ counter }) => counter))]
