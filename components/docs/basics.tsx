// What holds for the whole API: how to sign in, and the conventions that each operation follows.
import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/text-link'

export function Authentication() {
  return (
    <section id="authentication" className="grid min-w-0 scroll-mt-20 gap-3">
      <h2 className="font-semibold text-xl">Authentication</h2>
      <p className="max-w-[68ch]">
        Sign in with <TextLink href="#postAuthLogin">POST /api/v1/auth/login</TextLink> and send the access token with
        every request. It lives for 15 minutes; trade the refresh token for a new pair before or after that. Each
        refresh token works once. In a browser, the session cookie of the site works as well, from the same origin.
      </p>
      <Code>{SIGN_IN}</Code>
    </section>
  )
}

const SIGN_IN = `export CAIRN=http://localhost:5000
TOKEN=$(curl -s "$CAIRN/api/v1/auth/login" \\
  -H "Content-Type: application/json" \\
  -d '{"email":"student@example.com","password":"learn-anything"}' | jq -r .accessToken)
curl "$CAIRN/api/v1/users/profile" -H "Authorization: Bearer $TOKEN"`

export function Conventions() {
  return (
    <section id="conventions" className="grid min-w-0 scroll-mt-20 gap-3">
      <h2 className="font-semibold text-xl">Conventions</h2>
      <ul className="grid max-w-[68ch] list-disc gap-2 ps-5">
        <li>
          Lists answer <Word>items</Word> and <Word>nextCursor</Word>. Send that as <Word>cursor</Word> for the next
          page; <Word>limit</Word> is 1 to 100, 20 unless given. Where <Word>nextCursor</Word> is null, the list ends.
        </li>
        <li>
          A field that is not listed here, or of another type, is refused with 422. Unknown query parameters are
          ignored.
        </li>
        <li>
          Where <Word>Idempotency-Key</Word> is listed, a second request with the same key and body within a day gets
          the first reply again, with <Word>Idempotency-Replayed: true</Word>.
        </li>
        <li>
          100 requests a minute for each user, or for each address without a sign-in. <Word>RateLimit</Word> tells what
          is left, and a 429 carries <Word>Retry-After</Word>.
        </li>
        <li>
          Public replies carry an <Word>ETag</Word>; send it back as <Word>If-None-Match</Word> and an unchanged reply
          costs you nothing. Every reply carries <Word>X-Request-Id</Word>.
        </li>
      </ul>
    </section>
  )
}

function Word({ children }: { children: string }) {
  return <code className="wrap-anywhere font-mono text-[0.875em]">{children}</code>
}

function Code({ children }: { children: ReactNode }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: wide code scrolls, and the keyboard must reach it
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line bg-sunken p-4 font-mono [font-variant-ligatures:none] text-[0.8125rem]"
    >
      <code>{children}</code>
    </pre>
  )
}
