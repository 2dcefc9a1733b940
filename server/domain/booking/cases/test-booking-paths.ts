import type { BookingState } from "../booking.ts";
import { TABLE } from "./test-booking-cases.ts";
import { SUBJECTS, type Subject } from "./test-booking-subjects.ts";

/**
 * Every way from INITIATED through the states that visits none twice, as the table allows it. What was refunded only goes back to what it
 * was; and an abandoned booking can be canceled only after a time was held.
 */
export function allSimplePaths(): BookingState[][] {
  const next = new Map<BookingState, Set<BookingState>>();
  for (const [subject, rows] of Object.entries(TABLE)) {
    const { state } = SUBJECTS[subject as Subject];
    const reached = next.get(state) ?? new Set();
    for (const expected of Object.values(rows)) reached.add(expected.to);
    next.set(state, reached);
  }
  next.delete("REFUNDED");
  const canFollow = (path: readonly BookingState[], state: BookingState) =>
    !path.includes(state) &&
    (path.at(-1) !== "ABANDONED" || state !== "CANCELED" || path.includes("SCHEDULED"));
  const walk = (path: BookingState[]): BookingState[][] => {
    const here = path.at(-1);
    const onward =
      here === undefined ? [] : [...(next.get(here) ?? [])].filter((state) => canFollow(path, state));
    return [path, ...onward.flatMap((state) => walk([...path, state]))];
  };
  return walk(["INITIATED"]);
}
