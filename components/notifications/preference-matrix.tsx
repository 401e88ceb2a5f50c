// What is told where: each kind a row, each channel a column; what is on is saved as a whole.
import { Deed } from '@/components/courses/studio/publish/deed'
import type { Preference } from '@/lib/notifications/schemas'
import { choose } from './actions'
import { MatrixBox } from './matrix-box'

export function PreferenceMatrix({ preferences }: { preferences: Preference[] }) {
  const groups = [...new Set(preferences.map(({ group }) => group))]
  return (
    <Deed action={choose} fields={{}} label="Save" variant="primary" done="Saved.">
      {groups.map(group => (
        <table key={group} className="w-full table-fixed border-collapse text-[0.9375rem]">
          <caption className="pb-2 text-start font-semibold text-lg">{group}</caption>
          <thead>
            <tr className="border-line border-b text-muted text-sm">
              <th scope="col" className="py-2 text-start font-medium">
                When
              </th>
              <th scope="col" className="w-16 py-2 text-center font-medium sm:w-24">
                In Cairn
              </th>
              <th scope="col" className="w-20 py-2 text-center font-medium sm:w-28">
                By e-mail
              </th>
            </tr>
          </thead>
          <tbody>
            {preferences
              .filter(preference => preference.group === group)
              .map(({ kind, label, app, email }) => (
                <tr key={kind} className="border-line border-b">
                  <th scope="row" className="wrap-anywhere py-2 pe-3 text-start font-normal">
                    {label}
                  </th>
                  <td className="text-center">
                    <MatrixBox name="app" kind={kind} on={app} label={`${label}: in Cairn`} />
                  </td>
                  <td className="text-center text-muted text-sm">
                    {email === 'by_itself' ? (
                      'Always'
                    ) : (
                      <MatrixBox name="email" kind={kind} on={email} label={`${label}: by e-mail`} />
                    )}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </Deed>
  )
}
