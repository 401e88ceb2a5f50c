// The first stop of the keyboard on every page: past the navigation, into the content.

/** `target` is the id of the main landmark, which must take focus (tabIndex -1). */
export function SkipLink({ target, children }: { target: string; children: string }) {
  return (
    <a
      href={`#${target}`}
      className="fixed start-3 top-3 z-50 -translate-y-20 rounded-sm bg-accent px-4 py-2 font-medium text-on-accent focus:translate-y-0"
    >
      {children}
    </a>
  )
}
