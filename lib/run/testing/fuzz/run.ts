// Sends many requests to every operation of the API as everybody, and counts what came back.
import { existsSync, readFileSync } from 'node:fs'
import { operations } from '../nonsense'
import { type Cast, openCast } from '../permissions/cast'
import { openOtherSchool, openSchool, type School } from '../permissions/school'
import { undone } from '../permissions/undone'
import { actorsOf } from './actors'
import { ask, type Told, Unsendable } from './ask'
import { complaint } from './judge'
import { chanceOf } from './random'
import { type Fuzzed, fuzzed } from './requests'
import type { Known } from './values'

export type Report = {
  sent: number
  /** Of all, how many were not stopped by 401, 415 or 429. */
  past: number
  /** How often each operation answered with each status. */
  statuses: Map<string, Map<number, number>>
  complaints: string[]
}

/** The Big List of Naughty Strings where the machine has it, else the worst of its kind. */
const LIST = '../shared/data/security/blns.json'
const NAUGHTY: string[] = existsSync(LIST)
  ? JSON.parse(readFileSync(LIST, 'utf8'))
  : [
      'undefined',
      '-1.00',
      '1/0',
      "';--",
      '\u202etest',
      '‪‪test‪',
      '<svg/onload=alert(1)>',
      "1'1",
      '%n%s',
      '{% print 1 %}',
      '$HOME',
      '✋🏿',
    ]

/** A school is changed by what is sent; after so many requests a new one takes its place. */
const SCHOOL_LASTS = 500
/** Those that hash passwords or pack archives come less often than the others. */
const SLOW = /auth\/(login|register|reset-password)$|users\/password$|\/export$/

/** What these do is undone, so that the others go on finding courses, lessons and accounts. */
const ENDS_THINGS = /^DELETE |\/outline$|\/auth\/|\/users\/(password|otp|email)|\/people\//

/** `port` is where the API listens in this process, on the database that is open. */
export async function fuzz(port: number, given: { seed: number; requests: number }): Promise<Report> {
  const chance = chanceOf(given.seed)
  const cast = await openCast()
  await openOtherSchool(cast)
  const [actors, described] = [actorsOf(cast), operations()]
  const turns = described.flatMap(operation => (SLOW.test(operation.path) ? [operation] : Array(4).fill(operation)))
  const report: Report = { sent: 0, past: 0, statuses: new Map(), complaints: [] }
  let school = await openSchool(cast, 'published')
  let schoolUntil = SCHOOL_LASTS
  while (report.sent < given.requests) {
    if (report.sent >= schoolUntil) {
      school = await openSchool(cast, 'published')
      schoolUntil += SCHOOL_LASTS
    }
    // Each operation at least once, before chance decides.
    const operation = described[report.sent] ?? chance.pick(turns)
    const made = fuzzed(operation, { chance, known: knownOf(school, cast), naughty: NAUGHTY })
    const { name, authorization } = await actors.next(chance)
    const sent = { ...made, headers: { ...made.headers, ...(authorization && { authorization }) } }
    const told = await (ENDS_THINGS.test(`${sent.method} ${sent.operation}`)
      ? undone(() => answerTo(port, sent))
      : answerTo(port, sent))
    if (!told) continue
    note(report, sent, told, name)
    if (told.status === 401) actors.refused(name)
  }
  return report
}

async function answerTo(port: number, sent: Fuzzed): Promise<Told | undefined> {
  try {
    return await ask(port, sent)
  } catch (error) {
    if (error instanceof Unsendable) return undefined
    return { status: 0, headers: new Headers(), text: String(error) }
  }
}

function note(report: Report, sent: Fuzzed, told: Told, name: string): void {
  report.sent += 1
  if (![0, 401, 415, 429].includes(told.status)) report.past += 1
  const counts = report.statuses.get(sent.operation) ?? new Map<number, number>()
  report.statuses.set(sent.operation, counts.set(told.status, (counts.get(told.status) ?? 0) + 1))
  const wrong = told.status === 0 ? `no reply: ${told.text}` : complaint(sent, told)
  if (!wrong) return
  const request = `${sent.method} ${sent.path.slice(0, 200)} as ${name} ${JSON.stringify(sent.body ?? '').slice(0, 300)}`
  report.complaints.push(`${sent.operation}: ${wrong.slice(0, 500)}\n    ${request}`)
}

/** What the school has, by the words of paths and the names of fields. */
function knownOf(school: School, cast: Cast): Known {
  const lessons = [school.article, school.film, school.quiz, school.preview]
  const people = [school.pupil.id, school.helper.id]
  const emails = [school.pupil.email, school.helper.email, cast.student.email]
  const things = {
    ...{
      attempts: [school.attemptId],
      captions: [school.captionsId],
      courses: [school.courseId, school.slug],
      lessons,
    },
    ...{ media: [school.mediaId], messages: [school.messageId], notes: [school.noteId], quizzes: [school.quizId] },
    ...{ reviews: [school.reviewId], uploads: [school.uploadId], people, users: people, itemId: [school.itemId] },
  }
  const fields = {
    ...{ courseId: [school.courseId], lessonId: lessons, mediaId: [school.mediaId], userId: people, userIds: people },
    ...{ sectionId: [school.sectionId], versionId: [school.versionId], categorySlug: [school.categorySlug] },
    ...{
      category: [school.categorySlug],
      userEmail: emails,
      choiceIds: [school.choiceId],
      file: ['video.mp4', 'video.webm'],
    },
    ...{ baseRevision: ['1'], templateId: [school.templateId] },
  }
  return { ...things, ...fields, id: [...Object.values(things).flat(), cast.learner.id, school.sectionId] }
}
