// The fields that a new course and the details of a course share: category, level and language.
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Category } from '@/lib/courses/schemas'

type CourseBasicsProps = {
  categories: Category[]
  value: (name: string, initial?: string) => string
  error: (name: string) => string | undefined
  given: { categorySlug: string; level: string; language: string }
}

export function CourseBasics({ categories, value, error, given }: CourseBasicsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label="Category" error={error('categorySlug')}>
        {control => (
          <Select {...control} name="categorySlug" defaultValue={value('categorySlug', given.categorySlug)}>
            {categories.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Level" error={error('level')}>
        {control => (
          <Select {...control} name="level" defaultValue={value('level', given.level)}>
            <option value="beginner">Beginner</option>
            <option value="intermediate">Intermediate</option>
            <option value="advanced">Advanced</option>
          </Select>
        )}
      </Field>
      <Field label="Language" error={error('language')}>
        {control => (
          <>
            <Input {...control} name="language" list="languages" defaultValue={value('language', given.language)} />
            <datalist id="languages">
              {LANGUAGES.map(([tag, name]) => (
                <option key={tag} value={tag}>
                  {name}
                </option>
              ))}
            </datalist>
          </>
        )}
      </Field>
    </div>
  )
}

const LANGUAGES = [
  ['en', 'English'],
  ['de', 'German'],
  ['es', 'Spanish'],
  ['fr', 'French'],
  ['it', 'Italian'],
  ['pt-BR', 'Portuguese (Brazil)'],
  ['tr', 'Turkish'],
  ['uk', 'Ukrainian'],
] as const
