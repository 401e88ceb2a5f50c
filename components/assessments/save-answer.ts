// The wire of a question: saves one answer while its page stays as it is.

/** `over`: the attempt takes no more answers. */
export async function saveAnswer(
  attemptId: string,
  itemId: string,
  { choiceIds, flagged }: { choiceIds: string[]; flagged: boolean },
): Promise<'saved' | 'unsaved' | 'over'> {
  try {
    const reply = await fetch(`/api/v1/attempts/${attemptId}/answers/${itemId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ answer: { choiceIds }, flagged }),
      keepalive: true,
    })
    if (reply.ok) return 'saved'
    return reply.status === 409 ? 'over' : 'unsaved'
  } catch {
    return 'unsaved'
  }
}
