// A page of somebody else that a lesson shows: in a sandbox, and with a link for whoever would rather see it there.
import { ExternalLink } from 'lucide-react'
import { TextLink } from '@/components/ui/text-link'

/** Which hosts may be shown at all is said by the site (EMBED_HOSTS), to the writer and to the browser. */
export function LessonEmbed({ url, title }: { url: string; title: string }) {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url
  return (
    <figure className="mb-8">
      <iframe
        src={url}
        title={`${title}, from ${host}`}
        loading="lazy"
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation"
        allow="fullscreen; picture-in-picture; encrypted-media"
        allowFullScreen
        referrerPolicy="strict-origin-when-cross-origin"
        className="aspect-video w-full rounded-md border border-line bg-sunken"
      />
      <figcaption className="mt-2 text-muted text-sm">
        This comes from another site.{' '}
        <TextLink href={url} target="_blank" rel="noreferrer" className="inline-flex items-center gap-1">
          Open it at {host} <ExternalLink className="size-4" aria-hidden />
        </TextLink>
      </figcaption>
    </figure>
  )
}
