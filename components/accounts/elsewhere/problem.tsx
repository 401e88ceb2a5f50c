// What kept somebody from signing in by another site, in words, when they come back.
import { Alert } from '@/components/ui/alert'
import { PROBLEMS } from '@/lib/accounts/identities/schemas'

export function ElsewhereProblem({ code, className }: { code?: string; className?: string }) {
  const words = code !== undefined && Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code] : undefined
  if (!words) return null
  return (
    <Alert tone="error" className={className}>
      {words}
    </Alert>
  )
}
