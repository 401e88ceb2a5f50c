// The sign-out button as a row of the account menu; a plain form, so that it works before any script has loaded.
import { LogOut } from 'lucide-react'
import { menuRow } from '@/components/shell/user-menu'
import { signOut } from './actions'

export function SignOutRow() {
  return (
    <form action={signOut}>
      <button type="submit" className={menuRow}>
        <LogOut />
        Sign out
      </button>
    </form>
  )
}
