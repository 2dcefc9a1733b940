import { place } from "../../../place.ts";

/** What operators do about it: bookings stand still past their deadline. */
export const deadlinesOverdueRunbook = place("operator/runbooks/deadlines-overdue", {
  title: "Bookings stand still past their deadline",
  meaning:
    "Holds that should have ended, or sessions that should have been counted as over, were not moved on by the worker.",
  stake:
    "Times are held that nobody pays for, so that nobody else can book them; builders wait for their sessions to count as held.",
  step1: "See whether the app’s worker runs at all: work that waits is told of separately.",
  step2:
    "Look for a booking that cannot be read, which stops only itself: the reconciliation lists it after “Compare now”.",
  step3: "Restart the app. The worker looks at all deadlines when it starts.",
  ifNot: "If the same bookings stay, open one of them as an operator: its page says what it waits for.",
  over: "No booking is past its deadline. Fifteen quiet minutes later a message says that this is over.",
});
