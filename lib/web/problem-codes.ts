// The codes of problems that say more than their reason: each with its status and what a client does about it.

/** By code; the reasons themselves are in problem.ts. The API page prints all, an operation names its own. */
export const FINER_CODES = {
  invalid_credentials: {
    status: 401,
    meaning: 'E-mail address and password do not belong together, or there is no such account.',
  },
  otp_required: {
    status: 401,
    meaning: 'The account asks for a one-time code: send it as `otp` with the same request.',
  },
  account_suspended: { status: 403, meaning: 'The account is closed. `detail` says what to do.' },
  password_required: {
    status: 403,
    meaning: 'The password has to be given again first: `POST /api/v1/users/password`, then repeat the request.',
  },
  locked: { status: 403, meaning: 'The lesson is not open yet. `locks` says what has to be done, or when it opens.' },
  own_account: { status: 403, meaning: 'Nobody does this to their own account. Another admin has to.' },
  board_hidden: { status: 404, meaning: 'Those who teach the course have switched its board off.' },
  already_suspended: { status: 409, meaning: 'The account is suspended already. Nothing was changed.' },
  not_suspended: { status: 409, meaning: 'The account is not suspended. Nothing was changed.' },
  last_admin: { status: 409, meaning: 'A site keeps an admin. Make somebody else one first.' },
  last_way_in: { status: 409, meaning: 'It is the only way to sign in to the account. Set a password first.' },
  no_password: { status: 409, meaning: 'The account has no password yet. Ask for a link to set one.' },
  goal_reached: { status: 409, meaning: 'The group has reached its goal. The next one can be set from Monday on.' },
  group_full: { status: 409, meaning: 'The group has as many members as it may have.' },
  too_many_groups: { status: 409, meaning: 'One is in, or owns, as many groups as one may. `detail` says which.' },
  link_expired: { status: 409, meaning: 'The mailed link was used, is too old, or was never one. Ask for a new one.' },
  evidence_missing: {
    status: 409,
    meaning: 'The lesson cannot be completed yet. `missing` says in words what is left to do.',
  },
  attempt_closed: { status: 409, meaning: 'The attempt was submitted, or its time is over. Its answers stay.' },
  no_attempt_left: { status: 409, meaning: 'All attempts of this quiz are used.' },
  edit_conflict: { status: 409, meaning: 'Somebody saved another version meanwhile; the reply carries it.' },
  changed_meanwhile: { status: 409, meaning: 'Somebody saved another version meanwhile; the reply carries it.' },
  owner_stays: { status: 409, meaning: 'A course keeps its owner. Hand it over first.' },
  not_an_instructor: { status: 409, meaning: 'Only instructors and admins can own a course.' },
  idempotency_in_progress: {
    status: 409,
    meaning: 'The first request with this `Idempotency-Key` is still under way. Ask again in a moment.',
  },
  idempotency_reply_gone: {
    status: 409,
    meaning:
      'The request with this `Idempotency-Key` was carried out, its reply cannot be read any more. Look at what came of it.',
  },
  idempotency_key_reused: {
    status: 422,
    meaning: 'This `Idempotency-Key` came with another body before. Use a new one for a new request.',
  },
  unstorable: { status: 422, meaning: 'Something in the request is too large, or has characters that cannot be kept.' },
  budget_exceeded: {
    status: 422,
    meaning: 'More points than are left to give just now. `detail` says when there are more.',
  },
  internal: { status: 500, meaning: 'A mistake of ours. Tell us the `requestId`.' },
} as const satisfies Record<string, { status: number; meaning: string }>

export type FinerCode = keyof typeof FINER_CODES
