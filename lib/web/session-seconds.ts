// How long a browser's session lives.

export const SESSION_SECONDS = 30 * 24 * 3600
