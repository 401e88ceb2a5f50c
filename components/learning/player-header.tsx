// The slim top of the player: the way back, the course, how far one is, and what opens the side panels.
import { ArrowLeft, PanelLeft, PanelRight } from 'lucide-react'
import { LogoMark } from '@/components/shell/logo'
import { IconButton } from '@/components/ui/icon-button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { OutlineSwitch } from './outline-switch'
import { coursePath } from './paths'
import { PlayerKeys } from './player-keys'
import { OUTLINE_ID, PANEL_ID } from './player-places'

type PlayerHeaderProps = {
  course: { slug: string; title: string }
  /** Null for those who are not enrolled. */
  progress: { percent: number; completedLessons: number; totalLessons: number } | null
  outlineOpen: boolean
  /** What the right panel holds, as its button says; null where there is none. */
  panel: string | null
  hasVideo: boolean
  home: string
}

export function PlayerHeader({ course, progress, outlineOpen, panel, hasVideo, home }: PlayerHeaderProps) {
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-paper">
      <div className="flex h-14 items-center gap-1 px-2 sm:gap-2 sm:px-4">
        <a href={home} className="rounded-sm p-1 max-sm:hidden">
          <LogoMark />
          <span className="sr-only">Cairn, home</span>
        </a>
        <IconButton label="Lessons" icon={<PanelLeft />} popoverTarget={OUTLINE_ID} className="lg:hidden" />
        <OutlineSwitch open={outlineOpen} className="max-lg:hidden" />
        <a
          href={coursePath(course.slug)}
          className="flex min-w-0 flex-1 items-center gap-1.5 rounded-sm px-1 py-2 font-medium text-[0.9375rem] hover:text-accent"
        >
          <ArrowLeft className="!size-4 text-muted rtl:-scale-x-100" />
          <span className="sr-only">Back to </span>
          <span className="truncate">{course.title}</span>
        </a>
        {progress && (
          <div className="flex shrink-0 items-center gap-2.5 text-muted text-sm tabular-nums">
            <ProgressBar
              value={progress.percent / 100}
              label={`Progress in ${course.title}`}
              className="w-28 max-md:hidden"
            />
            <span>
              {progress.completedLessons}/{progress.totalLessons}
              <span className="sr-only"> lessons done</span>
            </span>
          </div>
        )}
        <PlayerKeys hasVideo={hasVideo} />
        {panel && <IconButton label={panel} icon={<PanelRight />} popoverTarget={PANEL_ID} className="xl:hidden" />}
      </div>
    </header>
  )
}
