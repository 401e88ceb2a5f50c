// Achievements for finished courses.
import { ladder } from '../achievement'

export const summits = [
  ...ladder('summits', { name: 'courses', how: 'distinct', of: it => (it.kind === 'course' ? it.courseId : null) }, [
    ['first-cairn', 'pebble', 1, 'First cairn', 'Finish a course.'],
    ['three-cairns', 'cobble', 3, 'Three cairns', 'Finish 3 courses.'],
    ['ten-cairns', 'boulder', 10, 'Ridge walker', 'Finish 10 courses.'],
    ['twenty-five-cairns', 'summit', 25, 'Cartographer', 'Finish 25 courses.'],
  ]),
  ...ladder(
    'summits',
    { name: 'course-categories', how: 'distinct', of: it => (it.kind === 'course' ? it.category : null) },
    [
      ['two-valleys', 'cobble', 2, 'Two valleys', 'Finish courses in 2 categories.'],
      ['four-valleys', 'boulder', 4, 'Four valleys', 'Finish courses in 4 categories.'],
      ['six-valleys', 'summit', 6, 'Polymath', 'Finish courses in 6 categories.'],
    ],
  ),
  ...ladder(
    'summits',
    { name: 'advanced-courses', how: 'count', when: it => it.kind === 'course' && it.level === 'advanced' },
    [
      ['high-route', 'cobble', 1, 'The high route', 'Finish an advanced course.'],
      ['high-routes', 'boulder', 5, 'At home up here', 'Finish 5 advanced courses.'],
    ],
  ),
  ...ladder('summits', { name: 'course-levels', how: 'distinct', of: it => (it.kind === 'course' ? it.level : null) }, [
    [
      'all-the-way-up',
      'boulder',
      3,
      'All the way up',
      'Finish a course for beginners, one for intermediates and an advanced one.',
    ],
  ]),
  ...ladder(
    'summits',
    { name: 'long-courses', how: 'count', when: it => it.kind === 'course' && it.lessonCount >= 20 },
    [
      ['long-haul', 'cobble', 1, 'Long haul', 'Finish a course of 20 lessons or more.'],
      ['long-hauls', 'boulder', 5, 'Long distance', 'Finish 5 courses of 20 lessons or more.'],
    ],
  ),
  ...ladder(
    'summits',
    { name: 'course-teachers', how: 'distinct', of: it => (it.kind === 'course' ? it.teacherId : null) },
    [['many-guides', 'cobble', 3, 'Many guides', 'Finish courses of 3 different teachers.']],
  ),
  ...ladder(
    'summits',
    { name: 'courses-in-a-week', how: 'count', when: it => it.kind === 'course' && it.daysTaken <= 7 },
    [['swift', 'cobble', 1, 'Swift', 'Finish a course within a week of enrolling.']],
  ),
  ...ladder(
    'summits',
    { name: 'courses-in-a-season', how: 'count', when: it => it.kind === 'course' && it.daysTaken >= 90 },
    [
      [
        'patient',
        'cobble',
        1,
        'Patient',
        'Finish a course 90 days or more after you enrolled. It waited for you.',
        'hidden',
      ],
    ],
  ),
]
