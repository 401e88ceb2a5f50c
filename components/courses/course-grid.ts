// The grid in which course cards lie, and their shapes while they are on their way.

export const courseGrid = 'grid grid-cols-[repeat(auto-fill,minmax(min(100%,15.5rem),1fr))] gap-4 sm:gap-5'
