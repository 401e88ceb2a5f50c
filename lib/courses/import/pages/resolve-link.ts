// Finds the file that a link on a page means, however the page's site would have found it.
import { dirname, join, normalize } from 'node:path/posix'

export type LinkTarget =
  | { kind: 'remote' }
  | { kind: 'anchor' }
  | { kind: 'file'; path: string; fragment: string }
  | { kind: 'missing'; path: string }

export type Resolver = (fromPath: string, url: string) => LinkTarget

/** `repositories` are "owner/name" whose absolute links mean files of this very source. */
export function linkResolver(paths: Iterable<string>, repositories: Set<string>): Resolver {
  const exact = new Set(paths)
  const byLowerCase = new Map([...exact].map(path => [path.toLowerCase(), path]))
  const find = (path: string): string | null => {
    for (const candidate of candidates(path)) {
      const found = exact.has(candidate) ? candidate : byLowerCase.get(candidate.toLowerCase())
      if (found !== undefined) return found
    }
    return null
  }
  return (fromPath, url) => {
    const own = ownRepositoryPath(url)
    if (own !== null && repositories.has(own.repository)) {
      const path = find(own.path)
      return path === null ? { kind: 'remote' } : { kind: 'file', path, fragment: own.fragment }
    }
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return { kind: 'remote' }
    const { path: written, fragment } = split(url)
    if (written === '') return { kind: 'anchor' }
    const rooted = written.startsWith('/') || written.startsWith('@site/')
    const plain = written.replace(/^@site\//, '').replace(/^\/+/, '')
    const tries = rooted
      ? fromRoot(fromPath, plain)
      : [join(dirname(fromPath), plain), join(withoutExtension(fromPath), plain)]
    for (const path of tries.map(normalize)) {
      const found = path.startsWith('..') ? null : find(path.replace(/\/$/, ''))
      if (found !== null) return { kind: 'file', path: found, fragment }
    }
    return { kind: 'missing', path: written }
  }
}

/** The repositories whose blob links on these pages lead to files that are here. */
export function ownRepositories(urls: Iterable<string>, paths: Set<string>): Set<string> {
  const found = new Set<string>()
  for (const url of urls) {
    const own = ownRepositoryPath(url)
    if (
      own !== null &&
      paths.has(own.path) &&
      !/^(README|LICENSE|CONTRIBUTING|CODE_OF_CONDUCT)(\.md)?$/i.test(own.path)
    ) {
      found.add(own.repository)
    }
  }
  return found
}

function ownRepositoryPath(url: string): { repository: string; path: string; fragment: string } | null {
  const { path: address, fragment } = split(url)
  const found = /^https?:\/\/(?:www\.)?github\.com\/([^/]+\/[^/]+)\/(?:blob|tree|raw)\/[^/]+\/(.+?)\/?$/i.exec(address)
  const raw = /^https?:\/\/raw\.githubusercontent\.com\/([^/]+\/[^/]+)\/[^/]+\/(.+)$/i.exec(address)
  const [, repository, path] = found ?? raw ?? []
  return repository === undefined || path === undefined
    ? null
    : { repository: repository.toLowerCase(), path, fragment }
}

function split(url: string): { path: string; fragment: string } {
  const [, path = '', , fragment = ''] = /^([^#?]*)(\?[^#]*)?#?(.*)$/s.exec(url.trim()) ?? []
  return { path: decoded(path), fragment }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A link from the root may mean the repository's, or that of the folder which the site is made from. */
function fromRoot(fromPath: string, plain: string): string[] {
  const folders = dirname(fromPath).split('/')
  return [plain, ...folders.map((_, i) => join(...folders.slice(0, i + 1), plain))]
}

function candidates(path: string): string[] {
  const stem = path.replace(/(\/index)?\.html?$/i, '')
  const names = [
    '.md',
    '.mdx',
    '.markdown',
    '.qmd',
    '.rmd',
    '.Rmd',
    '/README.md',
    '/readme.md',
    '/index.md',
    '/index.mdx',
    '/_index.md',
  ]
  return [path, ...names.map(name => stem + name), path.replace(/\.ipynb$/i, '.md'), path.replace(/\.md$/i, '.mdx')]
}

function withoutExtension(path: string): string {
  return path.replace(/\.[^./]+$/, '')
}
