// The codes of problem documents, each an anchor that the `type` of a problem points to.
import type { Reason } from '@/lib/core/errors'
import { STATUS } from '@/lib/web/problem'
import { FINER_CODES } from '@/lib/web/problem-codes'
import { CodeWords } from './code-words'

export function ErrorCodes() {
  return (
    <div className="rounded-md border border-line bg-raised">
      <table className="w-full border-collapse text-start text-sm">
        <thead className="max-sm:sr-only">
          <tr className="border-line border-b">
            <th scope="col" className="px-4 py-2 text-start font-medium">
              code
            </th>
            <th scope="col" className="px-4 py-2 text-start font-medium">
              status
            </th>
            <th scope="col" className="px-4 py-2 text-start font-medium">
              what it means, and what to do
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-sm:block">
          {rows().map(({ code, status, meaning }) => (
            <tr
              key={code}
              id={code}
              className="scroll-mt-20 target:bg-accent-soft max-sm:block max-sm:px-4 max-sm:py-2.5"
            >
              <th
                scope="row"
                className="px-4 py-2 text-start align-top font-mono font-normal text-[0.8125rem] max-sm:inline max-sm:p-0"
              >
                {code}
              </th>
              <td className="px-4 py-2 align-top tabular-nums max-sm:inline max-sm:py-0 max-sm:ps-2 max-sm:text-muted">
                {status}
              </td>
              <td className="px-4 py-2 align-top max-sm:block max-sm:p-0 max-sm:pt-1">
                <CodeWords>{meaning}</CodeWords>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function rows(): { code: string; status: number; meaning: string }[] {
  const reasons = Object.entries(MEANINGS).map(([code, meaning]) => ({
    code,
    status: STATUS[code as Reason].status,
    meaning,
  }))
  const finer = Object.entries(FINER_CODES).map(([code, told]) => ({ code, ...told }))
  return [...reasons, ...finer].sort((a, b) => a.status - b.status)
}

const MEANINGS: Record<Reason, string> = {
  malformed_json: 'The body is not JSON. Check quotes and commas.',
  malformed_request: 'The address or the `Host` of the request is not one. Check how it was put together.',
  unauthenticated: 'There is no valid sign-in. Send an access token, or refresh the one that has run out.',
  payment_required: 'The course has to be paid or granted first. `checkout` lists the ways.',
  forbidden: 'You are signed in, and your account may not do this.',
  cross_origin: 'A request with a session cookie came from another site. Use a bearer token instead.',
  not_found: 'There is nothing at this address, or nothing that you may know of.',
  method_not_allowed: 'The address exists, the method does not. `Allow` lists those that do.',
  conflict: 'It clashes with what is there, such as an e-mail address that is taken.',
  precondition_failed: 'What you know of it is older than what is there. Look again, then repeat the request.',
  payload_too_large: 'The body is larger than it may be here: 1 MiB of JSON, or as many bytes as were announced.',
  unsupported_media_type: 'Send `Content-Type: application/json`.',
  range_not_satisfiable: 'The range lies beyond the end of the file. `Content-Range` tells its size.',
  invalid: 'Some fields are not right. `errors` lists each with its path and a sentence.',
  rate_limited: 'Too many requests in a short time. Wait for the seconds in `Retry-After`.',
  unavailable: 'A part of the system cannot be reached. Nothing was changed; try again after `Retry-After`.',
  upgrade_required: 'This address is a websocket: connect with an `Upgrade`, and let proxies pass it on.',
  storage_full: 'There is no room left for files. What arrived is kept; go on once there is room again.',
}
