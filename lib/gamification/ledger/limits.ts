// How much XP people may give by hand.

/** What one person may give on one day (UTC), in XP. */
export const DAILY_BUDGET = 1000
