// A process for the test of kill -9: learners complete lesson after lesson, each one printed once it is acknowledged.
import { writeSync } from 'node:fs'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { newCourse, newPerson } from '@/db/school.testing'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { enroll } from '@/lib/learning/enroll'
import { wire } from '../wiring'

const LANES = 4

await openDatabase()
await migrate()
wire()
const course = await newCourse({ outline: [Array.from({ length: 25 }, () => ({}))] })
await Promise.all(Array.from({ length: LANES }, () => lane()))

async function lane(): Promise<never> {
  for (;;) {
    const { ctx, id, clock } = await newPerson()
    await enroll(ctx, { courseId: course.id })
    for (const lesson of course.lessons) {
      await completeLesson(ctx, { lessonId: lesson.id })
      writeSync(1, `${id} ${lesson.id}\n`)
      clock.pass(6 * 3600)
    }
  }
}
