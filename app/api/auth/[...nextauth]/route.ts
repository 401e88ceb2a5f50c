// next-auth's own endpoints: the browser session for clients that speak its protocol, and the way back from other sign-ins.
import { authDoor } from '@/lib/web/elsewhere/door'

export { authDoor as GET, authDoor as POST }
