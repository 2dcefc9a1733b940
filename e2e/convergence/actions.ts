import type { BookingContext, BookingState } from "../../server/domain/booking/booking.ts";
import { isRefundedOutside } from "../../server/domain/booking/booking-money.ts";
import { isFree } from "../../server/domain/values/money.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { AtProviders } from "./observe.ts";

/** What somebody does, or what a provider does by itself. */
export type Action =
  /** The client begins with us, picks a time on Calendly's page, and their browser tells us. */
  | { readonly type: "book" }
  | { readonly type: "open_checkout" }
  | { readonly type: "pay"; readonly card: keyof typeof CARDS }
  | { readonly type: "pay_by_debit" }
  | { readonly type: "debit_answered"; readonly outcome: "succeeded" | "failed" }
  /** Another checkout of the same booking, opened behind our back, is paid too. */
  | { readonly type: "pay_second"; readonly number: number }
  /** Another amount than the price is paid, in a checkout that names the booking. */
  | { readonly type: "pay_wrong"; readonly number: number }
  | { readonly type: "cancel_at_calendly"; readonly by: "invitee" | "host" }
  | { readonly type: "move"; readonly by: "invitee" | "host"; readonly to: Instant }
  /** The host makes it a session of another length, which is not what was bought. */
  | { readonly type: "move_to_another_length"; readonly to: Instant }
  | { readonly type: "client_cancels" }
  | { readonly type: "builder_cancels" }
  | { readonly type: "goodwill"; readonly share: Share; readonly requestId: string }
  | { readonly type: "keep_session" }
  | { readonly type: "dashboard_refund"; readonly share: Share }
  | { readonly type: "dispute" }
  | { readonly type: "dispute_closed"; readonly outcome: "won" | "lost" }
  | { readonly type: "refund_fails" }
  | { readonly type: "no_show" }
  | { readonly type: "no_show_taken_back" };

export type Share = "third" | "all";

/** The sandbox's test cards. Those whose refunds go on by themselves a minute later are left out: the two clocks would have to agree. */
export const CARDS = {
  good: "4242424242424242",
  declined: "4000000000000002",
} as const;

/** What the app's own page says of a booking, as far as a person decides by it. */
export interface PageView {
  readonly state: BookingState;
  readonly context: BookingContext;
}

interface Chance {
  readonly weight: number;
  readonly action: Action;
}

/**
 * Everything that could be done to a booking now, each as often as it is likely. Chosen by what the providers' own books and the machine
 * allow, so that nearly every step of a scenario does something.
 * @param number of the step: names what must be told apart.
 */
export function possibleActions(
  at: AtProviders,
  view: PageView | null,
  about: { readonly now: Instant; readonly starts: readonly Instant[]; readonly number: number },
): readonly Chance[] {
  if (view === null) return [{ weight: 1, action: { type: "book" } }];
  return [
    ...timeActions(at, about),
    ...moneyActions(at, view, about.number),
    ...decisions(view, about.number),
  ];
}

function timeActions(
  at: AtProviders,
  { now, starts }: { readonly now: Instant; readonly starts: readonly Instant[] },
): Chance[] {
  const [active] = at.active;
  if (active === undefined) return [];
  const begun = Date.parse(active.startsAt) <= Date.parse(now);
  if (begun) {
    return [{ weight: 3, action: { type: at.noShow ? "no_show_taken_back" : "no_show" } }];
  }
  // A day ahead, so that both runs find it offered however long they take.
  const free = starts.filter(
    (start) =>
      Date.parse(start) !== Date.parse(active.startsAt) && Date.parse(start) > Date.parse(now) + DAY_MS,
  );
  return [
    { weight: 2, action: { type: "cancel_at_calendly", by: "invitee" } },
    { weight: 1, action: { type: "cancel_at_calendly", by: "host" } },
    ...free.flatMap((to): Chance[] => [
      { weight: 2, action: { type: "move", by: "invitee", to } },
      { weight: 1, action: { type: "move", by: "host", to } },
    ]),
    ...free.slice(0, 1).map((to): Chance => ({ weight: 1, action: { type: "move_to_another_length", to } })),
  ];
}

const DAY_MS = 24 * 60 * 60_000;

function moneyActions(at: AtProviders, { state, context }: PageView, number: number): Chance[] {
  if (isFree(context.price) || context.time === null) return [];
  const chances: Chance[] =
    at.checkouts.length === 0
      ? []
      : [
          { weight: 1, action: { type: "pay_second", number } },
          { weight: 2, action: { type: "pay_wrong", number } },
        ];
  const open = at.checkouts.find(({ status }) => status === "open");
  const processing = at.checkouts.find(
    ({ status, payment_status }) => status === "complete" && payment_status === "unpaid",
  );
  if (open === undefined && ["SCHEDULED", "PAYMENT_FAILED"].includes(state)) {
    chances.push({ weight: 16, action: { type: "open_checkout" } });
  }
  if (open !== undefined) {
    chances.push(
      { weight: 18, action: { type: "pay", card: "good" } },
      { weight: 3, action: { type: "pay", card: "declined" } },
    );
    if (open.payment_method_types.includes("sepa_debit")) {
      chances.push({ weight: 8, action: { type: "pay_by_debit" } });
    }
  }
  if (processing !== undefined) {
    chances.push(
      { weight: 5, action: { type: "debit_answered", outcome: "succeeded" } },
      { weight: 4, action: { type: "debit_answered", outcome: "failed" } },
    );
  }
  const whole = at.charges.find(
    (charge) => charge.returnedMinor < charge.paidMinor && charge.dispute === null,
  );
  if (whole !== undefined) {
    chances.push(
      { weight: 2, action: { type: "dashboard_refund", share: "third" } },
      { weight: 1, action: { type: "dashboard_refund", share: "all" } },
      { weight: 2, action: { type: "dispute" } },
    );
  }
  if (at.charges.some(({ dispute }) => dispute?.isOpen === true)) {
    chances.push(
      { weight: 4, action: { type: "dispute_closed", outcome: "won" } },
      { weight: 3, action: { type: "dispute_closed", outcome: "lost" } },
    );
  }
  if (at.refunds.some(({ status }) => status === "succeeded")) {
    chances.push({ weight: 1, action: { type: "refund_fails" } });
  }
  return chances;
}

function decisions({ state, context }: PageView, number: number): Chance[] {
  const chances: Chance[] = [];
  if (["SCHEDULED", "PAYMENT_PENDING", "PAYMENT_FAILED", "CONFIRMED"].includes(state)) {
    chances.push(
      { weight: 2, action: { type: "client_cancels" } },
      { weight: 1, action: { type: "builder_cancels" } },
    );
  }
  if (context.confirmedCheckoutId !== null) {
    chances.push(
      { weight: 4, action: { type: "goodwill", share: "third", requestId: `goodwill-of-step-${number}` } },
      { weight: 1, action: { type: "goodwill", share: "all", requestId: `goodwill-of-step-${number}` } },
    );
  }
  if (isRefundedOutside(state, context)) chances.push({ weight: 6, action: { type: "keep_session" } });
  return chances;
}

/** Takes the one that a throw points at. Null when there is none. */
export function chooseAction(chances: readonly Chance[], thrown: number): Action | null {
  const total = chances.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  let left = thrown % total;
  for (const { weight, action } of chances) {
    if (left < weight) return action;
    left -= weight;
  }
  return null;
}

/**
 * By what it is decided: so it means the same only to somebody who sees the same. Null when it does not matter what is seen.
 * @param isSecond whether the booking has been paid, or is being paid, already.
 */
export function seenBy({ type }: Action, isSecond: boolean): "our_page" | "charges" | null {
  switch (type) {
    case "client_cancels":
    case "builder_cancels":
    case "goodwill":
    case "keep_session":
    case "pay_second":
    case "pay_wrong":
      return "our_page";
    // Of two payments the one that we hear of first stands for the session, and the other goes back: which one, is chance and may be.
    case "pay":
    case "pay_by_debit":
    case "debit_answered":
      return isSecond ? "our_page" : null;
    // They are about as much of a charge as has not gone back yet.
    case "dashboard_refund":
    case "dispute":
    case "dispute_closed":
    case "refund_fails":
      return "charges";
    case "book":
    case "open_checkout":
    case "cancel_at_calendly":
    case "move":
    case "move_to_another_length":
    case "no_show":
    case "no_show_taken_back":
      return null;
  }
}
