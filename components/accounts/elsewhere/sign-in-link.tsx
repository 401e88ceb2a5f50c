// One way in by another site. A new account there begins its days by the clock of this browser.
'use client'

import { buttonClasses } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { sayZoneInLink } from '../say-zone'

export function SignInLink({ name, href }: { name: string; href: string }) {
  return (
    <a
      ref={sayZoneInLink}
      href={href}
      rel="nofollow"
      className={classes(buttonClasses('secondary', 'md'), 'wrap-anywhere text-center')}
    >
      Continue with {name}
    </a>
  )
}
