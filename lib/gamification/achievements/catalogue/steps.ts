// Achievements for lessons.
import { ladder } from '../achievement'

export const steps = [
  ...ladder('steps', { name: 'lessons', how: 'count', when: it => it.kind === 'lesson' }, [
    ['first-stone', 'pebble', 1, 'First stone', 'Complete your first lesson.'],
    ['ten-stones', 'pebble', 10, 'Ten stones', 'Complete 10 lessons.'],
    ['fifty-stones', 'cobble', 50, 'A wall of stones', 'Complete 50 lessons.'],
    ['two-hundred-stones', 'boulder', 200, 'Quarry', 'Complete 200 lessons.'],
    ['five-hundred-stones', 'summit', 500, 'Mountain range', 'Complete 500 lessons.'],
  ]),
  ...ladder(
    'steps',
    { name: 'articles', how: 'count', when: it => it.kind === 'lesson' && it.lessonKind === 'article' },
    [
      ['reader', 'pebble', 5, 'Reader', 'Read 5 articles to the end.'],
      ['well-read', 'boulder', 100, 'Well read', 'Read 100 articles to the end.'],
    ],
  ),
  ...ladder('steps', { name: 'videos', how: 'count', when: it => it.kind === 'lesson' && it.lessonKind === 'video' }, [
    ['front-row', 'pebble', 3, 'Front row', 'Watch 3 films to the end.'],
    ['film-buff', 'boulder', 50, 'Film buff', 'Watch 50 films to the end.'],
  ]),
  ...ladder(
    'steps',
    {
      name: 'hard-lessons',
      how: 'count',
      when: it => it.kind === 'lesson' && (it.difficulty === 'hard' || it.difficulty === 'expert'),
    },
    [
      ['steep-path', 'cobble', 5, 'The steep path', 'Complete 5 lessons that are hard or for experts.'],
      ['cliff-walker', 'boulder', 40, 'Cliff walker', 'Complete 40 lessons that are hard or for experts.'],
    ],
  ),
  ...ladder(
    'steps',
    { name: 'expert-lessons', how: 'count', when: it => it.kind === 'lesson' && it.difficulty === 'expert' },
    [['thin-air', 'cobble', 1, 'Thin air', 'Complete a lesson for experts.']],
  ),
  ...ladder(
    'steps',
    { name: 'lesson-categories', how: 'distinct', of: it => (it.kind === 'lesson' ? it.category : null) },
    [
      ['curious', 'pebble', 2, 'Curious', 'Complete lessons in 2 categories.'],
      ['omnivore', 'cobble', 5, 'Omnivore', 'Complete lessons in 5 categories.'],
    ],
  ),
]
