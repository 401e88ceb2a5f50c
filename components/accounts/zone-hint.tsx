// Asks those whose browser is in another zone than their days are, as after a journey, which of the two it shall be.
'use client'

import { useState, useSyncExternalStore } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { sameClock } from '@/lib/core/zones'
import { saveZone } from './actions'
import { browserZone } from './say-zone'
import { useForm } from './use-form'

/** What they chose to keep, so that one journey asks once. */
const KEPT = 'cairn.zone-kept'

export function ZoneHint({ timeZone }: { timeZone: string }) {
  const form = useForm(saveZone)
  const [isKept, keep] = useState(false)
  const here = useSyncExternalStore(noChanges, () => elsewhere(timeZone), onServer)
  const saved = form.done?.value.timeZone
  if (saved) return <p role="status">Your days begin by the clock of {words(saved)} now.</p>
  if (!here || isKept) return null
  return (
    <Card className="flex flex-wrap items-center gap-x-6 gap-y-3 p-5">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="font-semibold">Where does your day begin?</h2>
        <p className="text-muted">
          Your days and streaks go by the clock of {words(timeZone)}, and this device is set to {words(here)}.
        </p>
        {form.message && (
          <Alert tone="error" className="mt-3">
            {form.message}
          </Alert>
        )}
      </div>
      <form action={form.submit} className="flex flex-wrap gap-3">
        <input type="hidden" name="timeZone" value={here} />
        <Button type="submit" pending={form.pending}>
          Use {words(here)}
        </Button>
        <Button
          type="button"
          variant="quiet"
          onClick={() => {
            localStorage.setItem(KEPT, pair(timeZone, here))
            keep(true)
          }}
        >
          Keep {words(timeZone)}
        </Button>
      </form>
    </Card>
  )
}

/** The zone of this browser where its clock differs and they have not been asked about it. */
function elsewhere(timeZone: string): string | null {
  const here = browserZone()
  if (!here || sameClock(timeZone, here, new Date())) return null
  return localStorage.getItem(KEPT) === pair(timeZone, here) ? null : here
}

function pair(timeZone: string, here: string): string {
  return `${timeZone} ${here}`
}

const noChanges = () => () => {}
const onServer = () => null

/** "Europe/Berlin" as people say it. */
function words(zone: string): string {
  return zone === 'UTC' ? 'UTC' : (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}
