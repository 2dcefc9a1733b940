/**
 * What came of a delivery. `done`: worked on, whether or not it changed anything. `waiting`: it has not been tried. `trying`: it was, in vain, and is
 * tried again. `dead`: a dead letter, which waits for an operator. `dropped`: by an operator.
 */
export const DELIVERY_OUTCOMES = ["done", "waiting", "trying", "dead", "dropped"] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

export function outcomeOfDelivery({
  isCompleted,
  isDead,
  attempts,
}: {
  readonly isCompleted: boolean;
  readonly isDead: boolean;
  readonly attempts: number;
}): DeliveryOutcome {
  if (isCompleted) return isDead ? "dropped" : "done";
  if (isDead) return "dead";
  return attempts > 0 ? "trying" : "waiting";
}

/** What the note on a delivery of which nothing comes begins with; it stands where a failure would. */
const IGNORED = "Ignored: ";

export function noteOfIgnored(reason: string): string {
  return `${IGNORED}${reason}.`;
}

export function isNoteOfIgnored(error: string | null): boolean {
  return error !== null && error.startsWith(IGNORED);
}
