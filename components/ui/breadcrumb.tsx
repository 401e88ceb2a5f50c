// Where this page lies; the last step is the page itself.
import { ChevronRight } from 'lucide-react'
import { classes } from './classes'

type Step = { label: string; href?: string }

export function Breadcrumb({ steps, className }: { steps: Step[]; className?: string }) {
  return (
    <nav aria-label="Breadcrumb" className={classes('text-sm', className)}>
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-muted">
        {steps.map((step, index) => (
          <li key={step.label} className="inline-flex min-w-0 items-center gap-1.5">
            {step.href ? (
              <a href={step.href} className="rounded-[3px] py-1 underline-offset-4 hover:text-ink hover:underline">
                {step.label}
              </a>
            ) : (
              <span aria-current="page" className="wrap-anywhere text-ink">
                {step.label}
              </span>
            )}
            {index < steps.length - 1 && <ChevronRight className="size-3.5 rtl:-scale-x-100" />}
          </li>
        ))}
      </ol>
    </nav>
  )
}
