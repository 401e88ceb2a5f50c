// The shape of mail: one message to one person.

export type MailMessage = { to: string; subject: string; text: string; html?: string }

/** Throws `invalid` for an address or subject that could smuggle headers in, and the vendor's error when it cannot send. */
export type Mail = { send(message: MailMessage): Promise<void> }
