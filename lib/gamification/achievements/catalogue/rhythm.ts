// Achievements for coming back, day by day and week by week.
import { ladder } from '../achievement'

export const rhythm = [
  ...ladder('rhythm', { name: 'streak', how: 'peak', of: it => (it.kind === 'standing' ? it.streak : 0) }, [
    ['three-days', 'pebble', 3, 'Kindling', 'Learn on 3 days in a row.'],
    ['seven-days', 'cobble', 7, 'A week of fire', 'Learn on 7 days in a row.'],
    ['thirty-days', 'boulder', 30, 'Hearth', 'Learn on 30 days in a row.'],
    ['hundred-days', 'boulder', 100, 'Beacon', 'Learn on 100 days in a row.'],
    ['year-of-days', 'summit', 365, 'Once around the sun', 'Learn on 365 days in a row.'],
  ]),
  ...ladder('rhythm', { name: 'weekly', how: 'peak', of: it => (it.kind === 'standing' ? it.weekly : 0) }, [
    ['two-weeks', 'pebble', 2, 'Getting into step', 'Meet your weekly goal 2 weeks in a row.'],
    ['eight-weeks', 'cobble', 8, 'In step', 'Meet your weekly goal 8 weeks in a row.'],
    ['half-a-year', 'boulder', 26, 'Two seasons', 'Meet your weekly goal 26 weeks in a row.'],
    ['whole-year', 'summit', 52, 'Four seasons', 'Meet your weekly goal 52 weeks in a row.'],
  ]),
  ...ladder('rhythm', { name: 'days', how: 'count', when: it => it.kind === 'day' }, [
    ['ten-days', 'pebble', 10, 'Regular', 'Learn on 10 days.'],
    ['fifty-days', 'cobble', 50, 'Part of the week', 'Learn on 50 days.'],
    ['two-hundred-days', 'boulder', 200, 'Part of the year', 'Learn on 200 days.'],
  ]),
  ...ladder('rhythm', { name: 'comebacks', how: 'count', when: it => it.kind === 'day' && it.daysAway >= 14 }, [
    ['welcome-back', 'pebble', 1, 'Welcome back', 'Come back after two weeks or more away.'],
    ['always-back', 'cobble', 5, 'Always back', 'Come back 5 times after two weeks or more away.'],
  ]),
  ...ladder('rhythm', { name: 'freezes', how: 'count', when: it => it.kind === 'freeze' }, [
    ['thin-ice', 'pebble', 1, 'Thin ice', 'Let a freeze carry your streak over a day.', 'hidden'],
  ]),
  ...ladder('rhythm', { name: 'months', how: 'distinct', of: it => (it.kind === 'day' ? it.day.slice(0, 7) : null) }, [
    ['three-months', 'cobble', 3, 'A season', 'Learn in 3 different months.'],
    ['twelve-months', 'boulder', 12, 'All year round', 'Learn in 12 different months.'],
  ]),
]
