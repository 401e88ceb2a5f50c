// The settings of the site: each is one choice, and holds as soon as it is saved.
import { Deed } from '@/components/courses/studio/publish/deed'
import { Radio, RadioGroup } from '@/components/ui/radio-group'
import type { SiteSettings } from '@/lib/site/schemas'
import { changeSetting } from './actions'

export function SettingsForm({ settings }: { settings: SiteSettings }) {
  const chosen = String(settings.reviewCourses)
  return (
    <div className="max-w-xl rounded-md border border-line bg-raised p-5">
      <Deed action={changeSetting} fields={{ key: 'courses.review' }} label="Save" variant="primary" done="Saved.">
        <RadioGroup key={chosen} legend="Who publishes courses">
          <Radio
            name="value"
            value="false"
            defaultChecked={chosen === 'false'}
            label="Those who teach, by themselves"
            hint="What they publish is there for everyone at once."
          />
          <Radio
            name="value"
            value="true"
            defaultChecked={chosen === 'true'}
            label="An admin, after a look"
            hint="What they hand in waits under Reviews until you publish it or ask for changes. Admins publish by themselves."
          />
        </RadioGroup>
      </Deed>
    </div>
  )
}
