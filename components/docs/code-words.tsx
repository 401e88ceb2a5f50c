// Prose of the API in which what stands between backticks is code.
export function CodeWords({ children }: { children: string }) {
  return children.split('`').map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one fixed sentence
      <code key={index} className="wrap-anywhere font-mono text-[0.875em]">
        {part}
      </code>
    ) : (
      part
    ),
  )
}
