// Who may do what, in plain sentences: the one table that pages, actions, endpoints, channels and policies refer to.

export const ROLES = ['student', 'instructor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/**
 * Who somebody is to a thing. `anyone` and `user` are everybody and everybody signed in, the roles hold everywhere, the parts of
 * a course's staff and `learner` in that course, `self` is whose thing it is, `operator` carries a token of the installation.
 */
export const PARTIES = [
  ...(['anyone', 'user', ...ROLES] as const),
  ...(['learner', 'assistant', 'co_instructor', 'owner', 'self', 'operator'] as const),
] as const
export type Party = (typeof PARTIES)[number]

type Deed = {
  /** The rule as one says it; docs/permissions.md prints it. */
  says: string
  who: readonly Party[]
  /** Whom the door lets in besides, because some things are open to them: the thing decides. `says` tells which. */
  sometimes?: Party
  /** What is closed to somebody signed in is refused (403), or missing (404) where they may not even know of it. */
  others?: 'missing'
}

const WRITERS = ['co_instructor', 'owner', 'admin'] as const
const STAFF = ['assistant', ...WRITERS] as const

const TABLE = {
  // The site
  'site.read': {
    says: 'Anyone may read the public pages, the API’s description and whether all is well.',
    who: ['anyone'],
  },
  'site.measure': {
    says: 'Only who carries METRICS_TOKEN may read the metrics.',
    who: ['operator'],
    sometimes: 'anyone',
  },
  'site.manage': { says: 'Only admins may change the settings of the site.', who: ['admin'] },
  'admin.enter': { says: 'Only admins may open the admin area.', who: ['admin'] },
  'user.manage': { says: 'Only admins may find people, and change what they may do.', who: ['admin'] },
  'audit.read': { says: 'Only admins may search and download the audit trail.', who: ['admin'] },

  // One’s account
  'account.enter': {
    says: 'Anyone may open an account, sign in and out, and renew a session that they hold.',
    who: ['anyone'],
  },
  'account.recover': {
    says: 'Anyone may ask for a mailed link, and use the one that they were mailed.',
    who: ['anyone'],
  },
  'account.keep': {
    says: 'Everyone who is signed in keeps their own profile, password, codes, address and sessions, and nobody else’s.',
    who: ['user'],
  },
  'channel.own': { says: 'Everyone who is signed in may listen to what is meant for them alone.', who: ['user'] },
  'channel.course': {
    says: 'Those enrolled in a course, its staff and admins may listen to what happens in it.',
    who: ['learner', ...STAFF],
  },

  // Notifications
  'notification.keep': {
    says: 'Everyone who is signed in has their own notifications, chooses what they are told, and sees nobody else’s.',
    who: ['user'],
  },

  // Courses, for everybody
  'course.see': {
    says: 'Anyone may see published courses and what learners say of them; others only their staff and admins.',
    who: ['anyone'],
  },
  'course.try': { says: 'Anyone may answer the question on the first page.', who: ['anyone'] },
  'course.enroll': {
    says: 'Everyone who is signed in may enroll in a published course; a paid one asks for payment first.',
    who: ['user'],
  },

  // Courses, for those who teach
  'studio.enter': {
    says: 'Everyone who is signed in may open the studio; it shows the courses that they teach.',
    who: ['user'],
  },
  'course.create': {
    says: 'Instructors and admins may create courses: blank, from a template, by an import, or as a copy of one that they write.',
    who: ['instructor', 'admin'],
  },
  'course.import': {
    says: 'An import is seen, confirmed and put away only by whose it is.',
    who: ['self'],
    others: 'missing',
  },
  'course.assist': {
    says: 'The whole staff of a course and admins may see its learners and their progress, write to them, give and take access, answer reviews and export it.',
    who: STAFF,
  },
  'course.edit': {
    says: 'The owner and co-instructors of a course and admins may write its outline and lessons, say what opens when, switch its XP and its board off, and delete or archive it.',
    who: WRITERS,
  },
  'course.publish': {
    says: 'The owner and co-instructors of a course and admins may publish it, now or later, and take it back.',
    who: WRITERS,
  },
  'course.own': {
    says: 'Only the owner of a course and admins may say who teaches it, hand it over and offer it as a template.',
    who: ['owner', 'admin'],
  },
  'staff.leave': {
    says: 'Only the owner and admins may take somebody out of the staff of a course; but everybody may leave it.',
    who: ['owner', 'admin'],
    sometimes: 'user',
  },
  'course.approve': { says: 'Only admins may pass the review of a course, or ask for changes.', who: ['admin'] },
  'course.manage-any': { says: 'Admins may do in any course what its owner may.', who: ['admin'] },

  // Learning
  'lesson.read': {
    says: 'A lesson is open to those enrolled in its course, its staff and admins; a free preview to anyone.',
    who: ['learner', ...STAFF],
    sometimes: 'anyone',
  },
  'media.read': {
    says: 'The pictures, films and captions of a lesson are there for those who may read it; what is public for anyone.',
    who: ['learner', ...STAFF],
    sometimes: 'anyone',
    others: 'missing',
  },
  'lesson.take': {
    says: 'Quizzes and notes are open to those enrolled in the course, its staff and admins; in a free preview to everyone who is signed in.',
    who: ['learner', ...STAFF],
    sometimes: 'user',
  },
  'lesson.learn': {
    says: 'Only those enrolled in a course make progress in it and complete its lessons.',
    who: ['learner'],
  },
  'course.review': {
    says: 'Only those enrolled in a course may review it, once they are 20 % through.',
    who: ['learner'],
  },
  'learning.keep': {
    says: 'Everyone who is signed in has their own courses, reviews and messages, and sees nobody else’s.',
    who: ['user'],
  },
  'review.own': { says: 'A review of a course is taken back only by its author.', who: ['self'], others: 'missing' },
  'xp.read': {
    says: 'Everyone who is signed in sees what they earned, and what each point was for; nobody else’s.',
    who: ['user'],
  },
  'game.choose': {
    says: 'Everyone who is signed in may switch XP, streaks, achievements and boards off for themselves, and set their goal of the week.',
    who: ['user'],
  },
  'xp.give': {
    says: 'Admins may give XP to anybody but themselves, instructors to the learners of a course that they teach.',
    who: ['instructor', 'admin'],
  },
  'xp.correct': {
    says: 'Only admins may correct an entry of the XP ledger, by an entry that undoes it.',
    who: ['admin'],
  },
  'note.own': { says: 'A note is seen and changed only by its author.', who: ['self'], others: 'missing' },
  'attempt.own': {
    says: 'An attempt at a quiz is seen and answered only by whose it is.',
    who: ['self'],
    others: 'missing',
  },
  'message.own': { says: 'A message is marked as read only by whom it was sent to.', who: ['self'], others: 'missing' },
  'board.see': {
    says: 'Everyone who is signed in may see everybody’s board; a course’s board is open to those who take or teach it and to admins, a peer group’s to its members.',
    who: ['user'],
  },
  'group.join': {
    says: 'Everyone who is signed in may make a peer group, for all or for a course that they take or teach, and join one whose code they have.',
    who: ['user'],
  },
  'group.member': {
    says: 'A peer group is seen and left only by its members.',
    who: ['self'],
    others: 'missing',
  },
  'group.own': {
    says: 'Only who owns a peer group sets what it wants to reach in a week.',
    who: ['self'],
    others: 'missing',
  },
  'xp.review': { says: 'Only admins may look at XP that came unusually fast, and decide about it.', who: ['admin'] },
  'upload.own': {
    says: 'An upload is seen, continued and canceled only by who began it.',
    who: ['self'],
    others: 'missing',
  },
} as const satisfies Record<string, Deed>

export type Permission = keyof typeof TABLE
export const PERMISSIONS = Object.keys(TABLE) as Permission[]

/** One line of the table. */
export function rule(permission: Permission): Deed {
  return TABLE[permission]
}

/** What somebody may do everywhere, by their role alone; null is a guest. */
export function permissionsOf(role: Role | null): ReadonlySet<Permission> {
  return OF_ROLE[role ?? 'guest']
}

/** Whether a part in a thing allows a deed; what a role allows everywhere is in `permissionsOf`. */
export function allows(permission: Permission, party: Party): boolean {
  return rule(permission).who.includes(party)
}

/** What the door does with somebody before the thing is known: lets them on, or asks for a sign-in or another role. */
export function atDoor(permission: Permission, role: Role | null): 'open' | 'sign_in' | 'closed' {
  const { who, sometimes } = rule(permission)
  if (OF_ROLE[role ?? 'guest'].has(permission) || sometimes === 'anyone') return 'open'
  if (role === null) return 'sign_in'
  return sometimes !== undefined || who.some(party => OF_A_THING.has(party)) ? 'open' : 'closed'
}

const OF_A_THING: ReadonlySet<Party> = new Set(['learner', 'assistant', 'co_instructor', 'owner', 'self'])

const OF_ROLE: Record<Role | 'guest', ReadonlySet<Permission>> = {
  guest: holding('anyone'),
  student: holding('anyone', 'user', 'student'),
  instructor: holding('anyone', 'user', 'instructor'),
  admin: holding('anyone', 'user', 'admin'),
}

function holding(...parties: Party[]): ReadonlySet<Permission> {
  return new Set(PERMISSIONS.filter(permission => parties.some(party => allows(permission, party))))
}
