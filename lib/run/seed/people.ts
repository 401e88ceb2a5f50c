// The people of the demo school: three accounts to sign in with, the teachers, and forty learners.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { setRole } from '@/lib/accounts/people/set-role'
import { accountOf, userIdByEmail } from '@/lib/accounts/reads'
import { register } from '@/lib/accounts/register'
import { updateProfile } from '@/lib/accounts/update-profile'
import { type Context, contextFor, systemActor, type UserActor, userActor } from '@/lib/core/context'
import type { Role } from '@/lib/core/permissions'
import { type Dice, daysAgo } from './days'

const PASSWORD = 'learn-anything'
const Person = z.object({ key: z.string(), name: z.string(), email: z.email(), bio: z.string().optional() })
const People = z.object({ teachers: z.array(Person), learners: z.array(Person) })
type Person = z.infer<typeof Person>

/** The teacher whose account is the one to try the instructor's side with. */
const INSTRUCTOR = 'amara-okafor'
const STUDENT: Person = {
  key: 'student',
  name: 'Robin Castellanos',
  email: 'student@example.com',
  bio: 'Learning a little every evening.',
}
const ADMIN: Person = { key: 'admin', name: 'Noor Haddad', email: 'admin@example.com' }

export type School = { student: UserActor; admin: UserActor; teachers: Map<string, UserActor>; learners: UserActor[] }

/** Opens every account that is not there yet, with a past of its own. */
export async function openSchool(chance: Dice): Promise<School> {
  const people = People.parse(JSON.parse(readFileSync(path.join(process.cwd(), 'db/seed/people.json'), 'utf8')))
  const teachers = new Map<string, UserActor>()
  for (const teacher of people.teachers) {
    const email = teacher.key === INSTRUCTOR ? 'instructor@example.com' : teacher.email
    teachers.set(teacher.key, await account({ ...teacher, email }, 'instructor', daysAgo(200)))
  }
  const learners: UserActor[] = []
  for (const learner of people.learners)
    learners.push(await account(learner, 'student', daysAgo(20 + chance.below(80), 8 + chance.below(12))))
  return {
    teachers,
    learners,
    student: await account(STUDENT, 'student', daysAgo(24, 18)),
    admin: await account(ADMIN, 'admin', daysAgo(210)),
  }
}

async function account(person: Person, role: Role, since: Date): Promise<UserActor> {
  const system: Context = contextFor(systemActor('seed'), () => since)
  const { name, email, bio } = person
  const id = (await userIdByEmail(system, email)) ?? (await register(system, { name, email, password: PASSWORD })).id
  if (role !== 'student') await setRole(system, { userId: id, role, reason: 'the demo school' })
  const found = await accountOf(system, id)
  if (!found) throw new Error(`the account of ${email} is gone`)
  const actor = userActor(found)
  if (bio)
    await updateProfile(
      contextFor(actor, () => since),
      { bio },
    )
  return actor
}
