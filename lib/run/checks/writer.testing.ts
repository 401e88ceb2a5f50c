// A process for the tests of kill -9: does deeds through the real verbs and prints each one once it is acknowledged.
import { writeSync } from 'node:fs'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { newCourse } from '@/db/school.testing'
import { register } from '@/lib/accounts/register'
import { contextFor, systemActor, userActor } from '@/lib/core/context'
import { newId } from '@/lib/core/ids'
import { completeLesson } from '@/lib/learning/complete-lesson'
import { enroll } from '@/lib/learning/enroll'
import { recordProgress } from '@/lib/learning/record-progress'

const LANES = 3

await openDatabase()
await migrate()
const course = await newCourse({ outline: [[{}, {}]] })
await Promise.all(Array.from({ length: LANES }, () => lane()))

/** Written straight to the pipe: what the test reads was durable before. */
function acknowledged(deed: string, ...what: string[]): void {
  writeSync(1, `${[deed, ...what].join(' ')}\n`)
}

async function lane(): Promise<never> {
  for (;;) {
    const email = `${newId()}@example.com`
    const person = { name: 'Ada', email, password: 'a password of tests' }
    const user = await register(contextFor(systemActor('test')), person)
    acknowledged('registered', user.id)
    const ctx = contextFor(userActor(user))
    const { enrollment } = await enroll(ctx, { courseId: course.id })
    acknowledged('enrolled', enrollment.id)
    for (const lesson of course.lessons) {
      for (let position = 1; position <= 5; position++) {
        await recordProgress(ctx, { lessonId: lesson.id, positionSeconds: position })
        acknowledged('progressed', user.id, lesson.id, String(position))
      }
      await completeLesson(ctx, { lessonId: lesson.id })
      acknowledged('completed', user.id, lesson.id)
    }
  }
}
