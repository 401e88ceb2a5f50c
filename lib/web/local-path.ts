// Where a visitor wanted to go: a path of this site, never another's.

/** Only a path of this site; anything else goes home. */
export function localPath(next: string | null | undefined): string {
  return next && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : '/home'
}
