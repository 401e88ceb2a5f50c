// Rewrites the links and pictures of a page: to other lessons, to carried assets, or to words where nothing is there.
import type { Definition, Image, ImageReference, Link, LinkReference, Nodes, Paragraph, Parents, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { assetRef } from '../lesson-link'
import { changeProse, parseMarkdown } from '../pages/markdown'
import type { LinkTarget } from '../pages/resolve-link'
import type { PlannedImage } from '../plan'

export type BodyContext = {
  resolve(url: string): LinkTarget
  /** The placeholder of the lesson that a file became, 'nowhere' for a page without a lesson of its own, null for no page. */
  lessonAt(path: string, fragment: string): string | null
  /** The quiz of this source that a link to a quiz site stands for. */
  quizAt(url: string): string | null
  isImage(path: string): boolean
  isVideo(path: string): boolean
}

export type RewrittenBody = {
  markdown: string
  images: PlannedImage[]
  /** Local videos that the page shows; their embeds are taken out. */
  videos: string[]
  lostLinks: string[]
  lostImages: string[]
  remoteImages: number
}

type Picture = Image | ImageReference

export function rewriteBody(source: string, context: BodyContext): RewrittenBody {
  const tree = parseMarkdown(source)
  const writer = new BodyWriter(source, tree, context)
  const markdown = changeProse(writer.write(tree), prose => prose.replace(/\n{3,}/g, '\n\n')).trim()
  return { ...writer.found, images: [...writer.images.values()], markdown }
}

const BADGES =
  /img\.shields\.io|badge|dcbadge|travis-ci|codecov|visitor|contrib\.rocks|zenodo\.org\/badge|makeapullrequest|colab-badge/i
const EMPTY_ALT =
  /^(image|img|picture|photo|screenshot|alt( text)?|logo|banner|figure|untitled|.*\.(png|jpe?g|gif|svg|webp))?$/i

class BodyWriter {
  readonly images = new Map<string, PlannedImage>()
  readonly found = { videos: [] as string[], lostLinks: [] as string[], lostImages: [] as string[], remoteImages: 0 }
  private readonly definitions = new Map<string, Definition>()
  private readonly demoteBy: number

  constructor(
    private readonly source: string,
    tree: Root,
    private readonly context: BodyContext,
  ) {
    visit(tree, 'definition', node => void this.definitions.set(node.identifier, node))
    // The title is the page's only h1: where a body has more, all of its headings step down by one.
    this.demoteBy = tree.children.some(node => node.type === 'heading' && node.depth === 1) ? 1 : 0
  }

  write(node: Nodes): string {
    switch (node.type) {
      case 'link':
        return this.link(node, node.url, node.title ?? null)
      case 'linkReference':
        return this.linkReference(node)
      case 'image':
      case 'imageReference':
        return this.picture(node, false)
      case 'paragraph':
        return this.paragraph(node)
      case 'definition':
        return this.context.resolve(node.url).kind === 'remote' ? this.slice(node) : ''
      case 'heading':
        return (
          '#'.repeat(Math.min(6, node.depth + this.demoteBy) - (this.slice(node).startsWith('#') ? node.depth : 0)) +
          this.heading(node)
        )
      default:
        return 'children' in node ? this.inside(node) : this.slice(node)
    }
  }

  /** Underlined headings are rewritten with hashes, the others keep theirs. */
  private heading(node: Nodes & Parents): string {
    if (this.slice(node).startsWith('#')) return this.inside(node)
    return ` ${this.children(node).replace(/\s*\n\s*/g, ' ')}`
  }

  private paragraph(node: Paragraph): string {
    const [only] = node.children
    if (node.children.length === 1 && only !== undefined) {
      if (only.type === 'image' || only.type === 'imageReference') return this.picture(only, true)
    }
    return this.inside(node)
  }

  private link(node: Link | LinkReference, url: string, title: string | null): string {
    const written = this.slice(node)
    if (!written.startsWith('[')) return written
    const inner = this.linkWords(node)
    if (inner.trim() === '') return ''
    const quiz = this.context.quizAt(url)
    if (quiz !== null) return `[${inner}](${quiz})`
    const target = this.context.resolve(url)
    switch (target.kind) {
      case 'remote':
        return `[${inner}](${bracketed(url)}${title === null ? '' : ` ${JSON.stringify(title)}`})`
      case 'anchor':
        return written.startsWith('[') && node.type === 'link' ? `[${inner}](${url})` : inner
      case 'missing':
        if (url !== '') this.found.lostLinks.push(target.path)
        return inner
      case 'file': {
        const lesson = this.context.lessonAt(target.path, target.fragment)
        if (lesson === 'nowhere') return inner
        if (lesson !== null) return `[${inner}](${lesson})`
        if (this.context.isVideo(target.path)) this.found.videos.push(target.path)
        else if (!this.context.isImage(target.path)) this.found.lostLinks.push(target.path)
        else return `[${inner}](${this.carry(target.path)})`
        return inner
      }
    }
  }

  /** A link around pictures only is about where it leads, not about a picture that we may not have. */
  private linkWords(node: Link | LinkReference): string {
    const pictures = node.children.filter(child => child.type === 'image' || child.type === 'imageReference')
    if (pictures.length === 0 || textOf(node, { includeImageAlt: false }).trim() !== '') return this.children(node)
    const shown = pictures.map(picture => this.picture(picture, false)).filter(words => words !== '')
    if (shown.length > 0) return shown.map(words => words.replace(/^\[([^\]]*)\]\(.*\)$/s, '$1')).join(' ')
    return pictures.some(picture => BADGES.test(this.urlOf(picture))) ? '' : 'Open the link'
  }

  private linkReference(node: LinkReference): string {
    const definition = this.definitions.get(node.identifier)
    return definition === undefined ? this.slice(node) : this.link(node, definition.url, definition.title ?? null)
  }

  private picture(node: Picture, alone: boolean): string {
    const url = this.urlOf(node)
    const alt = (node.alt ?? '').replace(/\s+/g, ' ').trim()
    const escaped = alt.replace(/(?<!\\)([[\]|])/g, '\\$1')
    if (BADGES.test(url)) return ''
    const target = this.context.resolve(url)
    if (target.kind === 'file' && this.context.isVideo(target.path)) {
      this.found.videos.push(target.path)
      return ''
    }
    if (target.kind === 'file' && this.context.isImage(target.path)) return `![${escaped}](${this.carry(target.path)})`
    if (target.kind === 'remote') {
      if (!/^https?:/i.test(url)) return EMPTY_ALT.test(alt) ? '' : escaped
      this.found.remoteImages += 1
      return `[${EMPTY_ALT.test(alt) ? 'Picture' : escaped}](${bracketed(url)})`
    }
    this.found.lostImages.push(target.kind === 'anchor' ? url : target.path)
    if (EMPTY_ALT.test(alt)) return ''
    return alone ? `*Picture: ${escaped.replace(/[.\s]+$/, '')}.*` : escaped
  }

  private urlOf(node: Picture): string {
    return node.type === 'image' ? node.url : (this.definitions.get(node.identifier)?.url ?? '')
  }

  private carry(file: string): string {
    const image = { ref: assetRef(file), file }
    this.images.set(file, image)
    return image.ref
  }

  private slice(node: Nodes): string {
    return this.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  }

  /** The node as written, its children rewritten; whatever stands between them (markers, indents) stays. */
  private inside(node: Nodes & Parents): string {
    return this.stitch(node, node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
  }

  private children(node: Nodes & Parents): string {
    const placed = node.children.filter(child => child.position !== undefined)
    const from = placed[0]?.position?.start.offset
    const to = placed[placed.length - 1]?.position?.end.offset
    return from === undefined || to === undefined ? '' : this.stitch(node, from, to)
  }

  private stitch(node: Nodes & Parents, start: number, end: number): string {
    let result = ''
    let from = start
    for (const child of node.children) {
      const at = child.position?.start.offset
      const to = child.position?.end.offset
      if (at === undefined || to === undefined || at < from) continue
      result += this.source.slice(from, at) + this.write(child)
      from = to
    }
    return result + this.source.slice(from, end)
  }
}

function bracketed(url: string): string {
  return /[\s()<>]/.test(url) ? `<${url.replace(/[<>\n]/g, encodeURIComponent)}>` : url
}
