// Joins class names and leaves out what is absent.

/** `className` passed to a primitive may add layout (margin, width, grid place); looks belong to its variants. */
export function classes(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ')
}
