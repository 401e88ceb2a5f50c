// One box of the matrix: a native checkbox whose name says row and column.
import { Check } from 'lucide-react'
import { markClasses } from '@/components/ui/choice'
import { classes } from '@/components/ui/classes'

type MatrixBoxProps = { name: 'app' | 'email'; kind: string; on: boolean; label: string }

export function MatrixBox({ name, kind, on, label }: MatrixBoxProps) {
  return (
    <label className="inline-grid size-11 cursor-pointer place-items-center rounded-sm hover:bg-sunken">
      <span className="sr-only">{label}</span>
      <span className="grid place-items-center">
        <input
          key={String(on)}
          type="checkbox"
          name={name}
          value={kind}
          defaultChecked={on}
          className={classes(markClasses, 'rounded-[5px]')}
        />
        <Check className="pointer-events-none invisible col-start-1 row-start-1 size-3.5 stroke-[3] text-on-accent peer-checked:visible forced-colors:hidden" />
      </span>
    </label>
  )
}
