// The gate in front of everything that Next.js serves; what it does is in lib/web/gate.ts.
import { middleware } from './lib/web/middleware'

export { middleware }
export const config = {
  runtime: 'nodejs',
  matcher: '/((?!_next/static/).*)',
}
