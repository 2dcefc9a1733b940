/** What a booking's history names as the cause of what a replayed delivery has changed. */
export function replayReference(inboxId: number): `replay:${number}` {
  return `replay:${inboxId}`;
}
