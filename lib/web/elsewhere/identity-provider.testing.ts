// A small identity provider for tests: OpenID Connect with PKCE and RS256 as real ones speak it, and GitHub's own protocol.
import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export const CLIENT = { id: 'cairn', secret: 'a secret between two tests' }

/** Who is signed in there; what is undefined is not told. */
export type Resident = { sub: string; name?: string; email?: string; email_verified?: boolean | string }
export type IdentityProvider = {
  issuer: string
  /** Whom it vouches for from now on; null is somebody who turns back. */
  resident: Resident | null
  /** What it does wrong with the next tokens. */
  fault?: 'other nonce' | 'other key' | 'other audience' | 'other issuer'
  /** Tells name and address only at the userinfo endpoint, as some do. */
  tellsLate: boolean
  /** Shows a page with a link before it sends people back, as one for people does. */
  asks: boolean
  /** The parameters of the last visit to its authorization endpoint. */
  asked: URLSearchParams
  close(): Promise<void>
}

type Grant = { resident: Resident; challenge: string; redirectUri: string; nonce: string | null }

export async function startIdentityProvider(port = 0): Promise<IdentityProvider> {
  const keys = await generateKeyPair('RS256')
  const others = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, Grant>()
  const tokens = new Map<string, Resident>()
  const server = createServer(
    (req, res) => void answer(req, res).catch(error => json(res, 500, { error: String(error) })),
  )
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: IdentityProvider = {
    issuer,
    resident: null,
    tellsLate: false,
    asks: false,
    asked: new URLSearchParams(),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(req.url ?? '/', issuer)
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return json(res, 200, metadata(issuer))
      case '/jwks':
        return json(res, 200, { keys: [jwk] })
      case '/authorize':
      case '/login/oauth/authorize':
        return authorize(res, searchParams)
      case '/token':
      case '/login/oauth/access_token':
        return token(req, res, pathname === '/token')
      case '/userinfo':
      case '/api/v3/user':
      case '/api/v3/user/emails':
        return about(req, res, pathname)
      default:
        return json(res, 404, {})
    }
  }

  function authorize(res: ServerResponse, asked: URLSearchParams): void {
    provider.asked = asked
    const back = new URL(asked.get('redirect_uri') ?? '')
    const challenge = asked.get('code_challenge') ?? ''
    const isRight =
      asked.get('client_id') === CLIENT.id &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256'
    if (!isRight || challenge === '') return void json(res, 400, { error: 'invalid_request' })
    back.searchParams.set('state', asked.get('state') ?? '')
    if (provider.resident) {
      const code = randomUUID()
      const [redirectUri, nonce] = [asked.get('redirect_uri') ?? '', asked.get('nonce')]
      codes.set(code, { resident: provider.resident, challenge, redirectUri, nonce })
      back.searchParams.set('code', code)
    } else back.searchParams.set('error', 'access_denied')
    if (!provider.asks) return void res.writeHead(302, { location: back.href }).end()
    const words = `<h1>Your provider</h1><a href="${back.href.replaceAll('&', '&amp;')}">Go on to Cairn</a>`
    res
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><html lang="en"><title>Provider</title>${words}`)
  }

  async function token(req: IncomingMessage, res: ServerResponse, isOpenId: boolean): Promise<void> {
    const given = new URLSearchParams(await textOf(req))
    const basic = Buffer.from(`${CLIENT.id}:${encodeURIComponent(CLIENT.secret).replaceAll('%20', '+')}`).toString(
      'base64',
    )
    if (req.headers.authorization !== `Basic ${basic}`) return json(res, 401, { error: 'invalid_client' })
    const code = given.get('code') ?? ''
    const grant = codes.get(code)
    codes.delete(code)
    const verified = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url')
    if (!grant || grant.challenge !== verified || grant.redirectUri !== given.get('redirect_uri'))
      return json(res, 400, { error: 'invalid_grant' })
    const access = randomUUID()
    tokens.set(access, grant.resident)
    const idToken = isOpenId ? { id_token: await signed(grant) } : {}
    json(res, 200, {
      access_token: access,
      token_type: 'Bearer',
      expires_in: 60,
      scope: 'openid email profile',
      ...idToken,
    })
  }

  function signed({ resident, nonce }: Grant): Promise<string> {
    const { fault, tellsLate } = provider
    provider.fault = undefined
    const told = tellsLate
      ? {}
      : { name: resident.name, email: resident.email, email_verified: resident.email_verified }
    return new SignJWT({ ...told, nonce: fault === 'other nonce' ? 'another' : nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setSubject(resident.sub)
      .setIssuer(fault === 'other issuer' ? 'https://elsewhere.example' : issuer)
      .setAudience(fault === 'other audience' ? 'another client' : CLIENT.id)
      .setIssuedAt()
      .setExpirationTime('1 minute')
      .sign(fault === 'other key' ? others.privateKey : keys.privateKey)
  }

  function about(req: IncomingMessage, res: ServerResponse, pathname: string): void {
    const resident = tokens.get(req.headers.authorization?.replace(/^Bearer /, '') ?? '')
    if (!resident) return void json(res, 401, { error: 'invalid_token' })
    const { sub, name, email, email_verified } = resident
    if (pathname === '/userinfo') return void json(res, 200, resident)
    if (pathname === '/api/v3/user')
      return void json(res, 200, { id: Number(sub), login: `user${sub}`, name: name ?? null, email: null })
    const other = { email: `other-${email}`, primary: false, verified: true }
    json(res, 200, [other, { email, primary: true, verified: email_verified === true }])
  }

  return provider
}

function metadata(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }
}

function json(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** As a process of its own for the journeys: at the address that the settings name, with somebody who is asked. */
if (process.argv[1]?.endsWith('identity-provider.testing.ts')) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = process.env
  Object.assign(CLIENT, { id: OIDC_CLIENT_ID, secret: OIDC_CLIENT_SECRET })
  const provider = await startIdentityProvider(Number(new URL(OIDC_ISSUER ?? '').port))
  provider.resident = { sub: 'traveler', name: 'Tara Traveler', email: 'traveler@example.com', email_verified: true }
  provider.asks = true
}
