// Says that the connection is gone, and that nothing is lost by it: what was done waits until it is back.
'use client'

import { useOffline } from 'next/offline'

export function Connection() {
  const isOffline = useOffline()
  return (
    <div role="status" className="pointer-events-none fixed inset-x-3 top-3 z-50 grid justify-items-center">
      {isOffline && (
        <p className="rounded-md border border-line bg-raised px-4 py-2 text-sm shadow-raised">
          <b className="font-semibold">No connection.</b> What you do now waits here, and goes on by itself once it is
          back.
        </p>
      )}
    </div>
  )
}
