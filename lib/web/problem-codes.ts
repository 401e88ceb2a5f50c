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
  budget_exceeded: {
    status: 422,
    meaning: 'More points than are left to give just now. `detail` says when there are more.',
  },
  internal: { status: 500, meaning: 'A mistake of ours. Tell us the `requestId`.' },
} as const satisfies Record<string, { status: number; meaning: string }>

export type FinerCode = keyof typeof FINER_CODES
