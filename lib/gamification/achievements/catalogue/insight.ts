// Achievements for quizzes.
import { ladder } from '../achievement'

export const insight = [
  ...ladder(
    'insight',
    { name: 'quizzes-passed', how: 'distinct', of: it => (it.kind === 'quiz' && it.passed ? it.quizId : null) },
    [
      ['sound-footing', 'pebble', 1, 'Sound footing', 'Pass a quiz.'],
      ['sure-footed', 'cobble', 10, 'Sure-footed', 'Pass 10 quizzes.'],
      ['mountain-goat', 'boulder', 50, 'Mountain goat', 'Pass 50 quizzes.'],
    ],
  ),
  ...ladder(
    'insight',
    { name: 'quizzes-perfect', how: 'distinct', of: it => (it.kind === 'quiz' && it.score === 100 ? it.quizId : null) },
    [
      ['clear-view', 'pebble', 1, 'Clear view', 'Answer everything in a quiz right.'],
      ['clear-sky', 'cobble', 5, 'Clear sky', 'Answer everything right in 5 quizzes.'],
      ['crystal', 'boulder', 25, 'Crystal', 'Answer everything right in 25 quizzes.'],
    ],
  ),
  ...ladder(
    'insight',
    {
      name: 'quizzes-at-once',
      how: 'distinct',
      of: it => (it.kind === 'quiz' && it.passed && it.number === 1 ? it.quizId : null),
    },
    [
      ['at-first-try', 'pebble', 3, 'At first try', 'Pass 3 quizzes at your first attempt.'],
      ['prepared', 'boulder', 20, 'Well prepared', 'Pass 20 quizzes at your first attempt.'],
    ],
  ),
  ...ladder(
    'insight',
    {
      name: 'quizzes-not-given-up',
      how: 'distinct',
      of: it => (it.kind === 'quiz' && it.passed && it.number >= 3 ? it.quizId : null),
    },
    [
      ['not-given-up', 'cobble', 1, 'Not given up', 'Pass a quiz at your third attempt or later.'],
      ['stubborn', 'boulder', 5, 'Wonderfully stubborn', 'Pass 5 quizzes at the third attempt or later.'],
    ],
  ),
  ...ladder(
    'insight',
    {
      name: 'quizzes-improved',
      how: 'count',
      when: it => it.kind === 'quiz' && it.best !== null && it.score >= it.best + 30,
    },
    [['landslide', 'cobble', 1, 'A leap', 'Beat your best score in a quiz by 30 percent or more.']],
  ),
  ...ladder('insight', { name: 'practice', how: 'count', when: it => it.kind === 'practice' }, [
    ['rehearsal', 'pebble', 3, 'Rehearsal', 'Practise with a quiz 3 times, just for yourself.'],
    ['rehearsals', 'cobble', 25, 'Practice makes sure', 'Practise with quizzes 25 times.'],
  ]),
]
