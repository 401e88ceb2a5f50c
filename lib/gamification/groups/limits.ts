// How large peer groups may grow, how many one may have, and how fast one may try codes.

export const MOST_MEMBERS = 100
export const MOST_GROUPS = 20

export const JOIN_TRIES = { name: 'group-join', limit: 10, windowSeconds: 60 }
export const NEW_GROUPS = { name: 'group-create', limit: 10, windowSeconds: 3600 }
