// The way to another sign-in: a link that works without script.
import { toProvider } from '@/lib/web/elsewhere/door'

type Route = { params: Promise<{ provider: string }> }

export const GET = async (request: Request, { params }: Route) => toProvider(request, (await params).provider)
