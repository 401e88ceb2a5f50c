// Achievements for what one writes: notes for oneself, reviews for others.
import { ladder } from '../achievement'

export const voice = [
  ...ladder('voice', { name: 'notes', how: 'count', when: it => it.kind === 'note' }, [
    ['first-note', 'pebble', 1, 'Scribble', 'Write a note in a lesson.'],
    ['ten-notes', 'cobble', 10, 'Notebook', 'Write 10 notes.'],
    ['hundred-notes', 'boulder', 100, 'Field journal', 'Write 100 notes.'],
  ]),
  ...ladder('voice', { name: 'noted-lessons', how: 'distinct', of: it => (it.kind === 'note' ? it.lessonId : null) }, [
    ['margins', 'cobble', 8, 'In the margins', 'Write notes in 8 different lessons.'],
  ]),
  ...ladder('voice', { name: 'moment-notes', how: 'count', when: it => it.kind === 'note' && it.hasMoment }, [
    ['to-the-second', 'pebble', 1, 'To the second', 'Pin a note to a second of a film.'],
    ['many-pins', 'cobble', 10, 'Pinboard', 'Pin 10 notes to seconds of films.'],
  ]),
  ...ladder('voice', { name: 'long-notes', how: 'count', when: it => it.kind === 'note' && it.length >= 280 }, [
    ['own-words', 'cobble', 5, 'In your own words', 'Write 5 notes of 280 letters or more.'],
  ]),
  ...ladder('voice', { name: 'reviews', how: 'distinct', of: it => (it.kind === 'review' ? it.courseId : null) }, [
    ['first-review', 'pebble', 1, 'Signpost', 'Review a course for those who come after you.'],
    ['five-reviews', 'cobble', 5, 'Trail guide', 'Review 5 courses.'],
  ]),
]
