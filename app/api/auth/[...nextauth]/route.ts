// next-auth's own endpoints: the browser session for clients that speak its protocol.
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/web/auth'

type Route = { params: Promise<{ nextauth: string[] }> }

const handler = (request: Request, route: Route) => NextAuth(authOptions())(request, route) as Promise<Response>

export { handler as GET, handler as POST }
