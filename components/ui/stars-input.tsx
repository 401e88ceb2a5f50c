// Rate from one to five: five native radio buttons that look like stars.
import { Star } from 'lucide-react'
import type { ReactNode } from 'react'

const NAMES = ['1 star', '2 stars', '3 stars', '4 stars', '5 stars']

type StarsInputProps = { name: string; legend: ReactNode; error?: ReactNode; defaultValue?: number; required?: boolean }

export function StarsInput({ name, legend, error, defaultValue, required }: StarsInputProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-[0.9375rem]">
        {legend}
        {error != null && <span className="block font-normal text-red text-sm">{error}</span>}
      </legend>
      <div className="-ms-1.5 inline-flex">
        {NAMES.map((label, index) => (
          <label
            key={label}
            className="rounded-sm p-1.5 text-control hover:text-ink has-checked:text-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent [&:has(~label:hover)]:text-ink [&:has(~label_:checked)]:text-ink has-checked:[&_.lucide]:fill-current [&:has(~label_:checked)_.lucide]:fill-current"
          >
            <input
              type="radio"
              name={name}
              value={index + 1}
              defaultChecked={defaultValue === index + 1}
              required={required}
              className="sr-only"
            />
            <Star className="size-7" />
            <span className="sr-only">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
