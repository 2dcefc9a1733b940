import { addMinutes, earlierOf, laterOf, minutesBetween, type Instant } from "../values/instant.ts";

/*
 * How long a booking waits for what, on one page. An operator sets one of them, `HOLD_MINUTES`, which comes in as `holdMinutes`; the others are
 * what Stripe, Calendly and people need. Pure: each is an instant that follows from others.
 */

const HOUR = 60;
const DAY = 24 * HOUR;

/** 24 h: how long a booking waits for a time to be picked. Calendly's single-use link may be opened much later than it was made. */
const INITIATED_MINUTES_MAX = DAY;

/** When a booking that has no time yet lapses. */
export function initiatedEndsAt(initiatedAt: Instant): Instant {
  return addMinutes(initiatedAt, INITIATED_MINUTES_MAX);
}

/** 24 h: whoever booked at Calendly without us reads by mail that there is something to pay, and may be asleep. */
const ADOPTED_HOLD_MINUTES = DAY;
/** 2 h: a time that nobody has paid for is free again while somebody else can still take it. */
const ADOPTED_HOLD_ENDS_BEFORE_START_MINUTES = 2 * HOUR;

/** The hold of a time that was booked at Calendly without us: not into its last hours, and at least as long as everybody has to pay. */
export function adoptedHoldEndsAt(now: Instant, startsAt: Instant, holdMinutes: number): Instant {
  const beforeStart = addMinutes(startsAt, -ADOPTED_HOLD_ENDS_BEFORE_START_MINUTES);
  return laterOf(addMinutes(now, holdMinutes), earlierOf(beforeStart, addMinutes(now, ADOPTED_HOLD_MINUTES)));
}

/**
 * 60 min: Stripe refuses a checkout that expires sooner than 30 minutes from its own now, and a call may be repeated late or on a
 * clock that is ahead. The hold ends earlier by itself: its end expires the checkout.
 */
const CHECKOUT_MINUTES = HOUR;
/** 30 min after a hold that lasts longer, so that here too it is the hold that ends first. */
const CHECKOUT_AFTER_HOLD_MINUTES = 30;
/** 23 h: Stripe keeps no checkout open for more than 24, from its own now. */
const CHECKOUT_MINUTES_MAX = 23 * HOUR;

/** When Stripe closes a checkout by itself that is opened now, for a time that is held until then (null: no hold). */
export function checkoutExpiresAt(now: Instant, holdEndsAt: Instant | null): Instant {
  const soonest = addMinutes(now, CHECKOUT_MINUTES);
  if (holdEndsAt === null) return soonest;
  const afterHold = addMinutes(holdEndsAt, CHECKOUT_AFTER_HOLD_MINUTES);
  return laterOf(soonest, earlierOf(afterHold, addMinutes(now, CHECKOUT_MINUTES_MAX)));
}

/** 24 h: a session is never held unpaid into its last day. */
const UNPAID_UNTIL_BEFORE_START_MINUTES = DAY;
/** 7 days: the longest that Stripe's delayed payment methods take as a rule. */
const PROCESSING_MINUTES_MAX = 7 * DAY;
/** 24 h: whoever hears by mail that a bank debit failed may be asleep. */
const RETRY_MINUTES = DAY;
/** 8 days: a delayed payment may take 7, and must have arrived a day before the session. */
const DELAYED_METHODS_MINUTES_MIN = PROCESSING_MINUTES_MAX + UNPAID_UNTIL_BEFORE_START_MINUTES;

/** The last instant at which a session may be held for a payment that is not here. */
export function lastUnpaidAt(startsAt: Instant): Instant {
  return addMinutes(startsAt, -UNPAID_UNTIL_BEFORE_START_MINUTES);
}

/** Whether a delayed payment method that is used now brings its money in time for the session. */
export function isTimeForDelayedMethods(now: Instant, startsAt: Instant): boolean {
  return minutesBetween(now, startsAt) >= DELAYED_METHODS_MINUTES_MIN;
}

/** How long the time is held for a delayed payment that begins now. `startsAt` is null where no time is known. */
export function processingEndsAt(now: Instant, startsAt: Instant | null): Instant {
  return notIntoTheLastDay(addMinutes(now, PROCESSING_MINUTES_MAX), startsAt);
}

/** How long another way to pay stays open after a delayed payment has failed now. `startsAt` is null where no time is known. */
export function retryEndsAt(now: Instant, startsAt: Instant | null): Instant {
  return notIntoTheLastDay(addMinutes(now, RETRY_MINUTES), startsAt);
}

function notIntoTheLastDay(longest: Instant, startsAt: Instant | null): Instant {
  return startsAt === null ? longest : earlierOf(longest, lastUnpaidAt(startsAt));
}

/** 15 min: time to think it over, and too short to wait for a better tier. */
const QUOTE_MINUTES = 15;

/** Until when a client who cancels is held to what this quote has told them. */
export function quoteEndsAt(quotedAt: Instant): Instant {
  return addMinutes(quotedAt, QUOTE_MINUTES);
}

/** 2 min: two clocks that are kept right differ by seconds. What Calendly dates earlier than ours by less may have happened after it. */
export const CLOCK_SKEW_MINUTES = 2;

/** 30 days: how long a refund may still fail, so that its client can see what became of the money. */
const LINK_AFTERWARDS_MINUTES = 30 * DAY;

/** When the link in its mails ends for a booking that is over, and was changed last then. */
export function linkEndsAt(updatedAt: Instant): Instant {
  return addMinutes(updatedAt, LINK_AFTERWARDS_MINUTES);
}

/** How long before a session its client is reminded of it. */
export const REMINDER_LEADS = ["day", "hour"] as const;
export type ReminderLead = (typeof REMINDER_LEADS)[number];

const REMINDER_MINUTES = { day: DAY, hour: HOUR } as const satisfies Record<ReminderLead, number>;

/** When a session's client is reminded of it. */
export function remindAt(startsAt: Instant, lead: ReminderLead): Instant {
  return addMinutes(startsAt, -REMINDER_MINUTES[lead]);
}

/** Half of the lead, 12 h and 30 min: later, a reminder says nothing that still helps, and none is sent. */
export function remindUntil(startsAt: Instant, lead: ReminderLead): Instant {
  return addMinutes(startsAt, -REMINDER_MINUTES[lead] / 2);
}

/** The sessions whose reminder may be sent now: those that begin after the one, and until the other. */
export function startsToRemind(
  now: Instant,
  lead: ReminderLead,
): { readonly after: Instant; readonly until: Instant } {
  const minutes = REMINDER_MINUTES[lead];
  return { after: addMinutes(now, minutes / 2), until: addMinutes(now, minutes) };
}
