// Achievements for when and how long one learns, by one's own clock.

import { weekday } from '../../streaks/local-day'
import { ladder } from '../achievement'

export const hours = [
  ...ladder(
    'hours',
    {
      name: 'early-days',
      how: 'distinct',
      of: it => (it.kind === 'evidence' && it.hour >= 4 && it.hour < 8 ? it.day : null),
    },
    [
      ['dawn', 'pebble', 1, 'Dawn', 'Learn something before 8 in the morning.'],
      ['early-bird', 'cobble', 10, 'Early bird', 'Learn before 8 in the morning on 10 days.'],
    ],
  ),
  ...ladder(
    'hours',
    { name: 'late-days', how: 'distinct', of: it => (it.kind === 'evidence' && it.hour >= 22 ? it.day : null) },
    [
      ['dusk', 'pebble', 1, 'By lamplight', 'Learn something after 10 in the evening.'],
      ['night-owl', 'cobble', 10, 'Night owl', 'Learn after 10 in the evening on 10 days.'],
    ],
  ),
  ...ladder(
    'hours',
    {
      name: 'noon-days',
      how: 'distinct',
      of: it => (it.kind === 'evidence' && it.hour >= 12 && it.hour < 14 ? it.day : null),
    },
    [['lunch-break', 'cobble', 10, 'Lunch break', 'Learn between noon and 2 on 10 days.']],
  ),
  ...ladder(
    'hours',
    { name: 'weekend-days', how: 'distinct', of: it => (it.kind === 'day' && weekday(it.day) >= 5 ? it.day : null) },
    [
      ['weekender', 'pebble', 2, 'Weekender', 'Learn on 2 days of a weekend.'],
      ['sundays-too', 'cobble', 20, 'Sundays, too', 'Learn on 20 days of weekends.'],
    ],
  ),
  ...ladder(
    'hours',
    { name: 'weekdays', how: 'distinct', of: it => (it.kind === 'day' ? String(weekday(it.day)) : null) },
    [['every-weekday', 'cobble', 7, 'Any day will do', 'Learn on each day of the week, from Monday to Sunday.']],
  ),
  ...ladder('hours', { name: 'of-a-day', how: 'peak', of: it => (it.kind === 'evidence' ? it.ofDay : 0) }, [
    ['good-day', 'pebble', 5, 'A good day', 'Take 5 steps on one day.'],
    ['great-day', 'cobble', 12, 'A great day', 'Take 12 steps on one day.'],
  ]),
  ...ladder('hours', { name: 'minutes', how: 'sum', of: it => (it.kind === 'lesson' ? it.seconds / 60 : 0) }, [
    ['one-hour', 'pebble', 60, 'An hour in', 'Spend 60 minutes in lessons that you complete.'],
    ['ten-hours', 'cobble', 600, 'Ten hours in', 'Spend 600 minutes in lessons that you complete.'],
    ['hundred-hours', 'summit', 6000, 'A hundred hours in', 'Spend 6,000 minutes in lessons that you complete.'],
  ]),
  ...ladder('hours', { name: 'deep-lessons', how: 'count', when: it => it.kind === 'lesson' && it.seconds >= 1800 }, [
    ['deep-water', 'cobble', 1, 'Deep water', 'Give one lesson half an hour or more, and complete it.'],
  ]),
  ...ladder('hours', { name: 'leap-days', how: 'count', when: it => it.kind === 'day' && it.day.endsWith('-02-29') }, [
    ['leap-day', 'boulder', 1, 'A day that is rarely there', 'Learn on a 29th of February.', 'hidden'],
  ]),
  ...ladder(
    'hours',
    { name: 'new-years-days', how: 'count', when: it => it.kind === 'day' && it.day.endsWith('-01-01') },
    [['new-year', 'cobble', 1, 'A fresh page', 'Learn on the first day of a year.', 'hidden']],
  ),
]
