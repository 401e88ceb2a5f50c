// The names of the player's places in the page, shared by what draws them and what opens them.

export const OUTLINE_ID = 'player-outline'
export const PANEL_ID = 'player-panel'
export const OUTLINE_COOKIE = 'outline'
