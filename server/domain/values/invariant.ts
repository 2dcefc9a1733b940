/**
 * States what must be true here; a false condition is a bug of ours, never a person's mistake.
 * @throws Error with the message given.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
