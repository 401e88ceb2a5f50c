// How a version is called.

/** `Version 3`, or `Kept copy 1` for a working copy that was kept before a restore. */
export function versionName(number: number): string {
  return number > 0 ? `Version ${number}` : `Kept copy ${-number}`
}
