import type Stripe from "stripe";
import type { AppFixture } from "./start-app-fixture.ts";

/** A charge with what became of it, in minor units. */
export interface ChargeAtStripe {
  readonly chargeId: string;
  readonly paymentIntentId: string;
  readonly paidMinor: number;
  /** Refunded, or on its way back. */
  readonly returnedMinor: number;
  readonly lostMinor: number;
  readonly dispute: { readonly id: string; readonly isOpen: boolean } | null;
}

/** What the providers know of one booking: the only thing that two runs are compared by, beside what the client's page says. */
export interface AtProviders {
  readonly checkouts: readonly Stripe.Checkout.Session[];
  readonly charges: readonly ChargeAtStripe[];
  readonly refunds: readonly Stripe.Refund[];
  /** The active invitee, if any, soonest first. */
  readonly active: readonly {
    readonly inviteeId: string;
    readonly inviteeUri: string;
    readonly eventUri: string;
    readonly startsAt: string;
  }[];
  /** Of whoever came, or should have. */
  readonly noShow: boolean;
}

/** A look at all of the providers' books at once; each booking is then picked out of it. */
export function lookAtProviders({ sandbox }: AppFixture): (email: string) => AtProviders {
  const sessions = groupBy(sandbox.stripe.ledger.sessions(), ({ customer_email }) => customer_email);
  const intents = new Map(sandbox.stripe.ledger.paymentIntents().map((one) => [one.id, one]));
  const bookingOf = (paymentIntent: unknown) =>
    (typeof paymentIntent === "string" ? intents.get(paymentIntent)?.metadata["booking_id"] : undefined) ??
    "";
  const charges = groupBy(sandbox.stripe.ledger.charges(), ({ payment_intent }) => bookingOf(payment_intent));
  const refunds = groupBy(sandbox.stripe.ledger.refunds(), ({ payment_intent }) => bookingOf(payment_intent));
  const disputes = groupBy(sandbox.stripe.ledger.disputes(), ({ charge }) => idOf(charge));
  const events = new Map(sandbox.calendly.ledger.scheduledEvents().map((one) => [one.uri, one]));
  const invitees = groupBy(sandbox.calendly.ledger.invitees(), ({ email }) => email);

  return (email) => {
    const checkouts = sessions.get(email) ?? [];
    const bookingIds = [...new Set(checkouts.map(({ metadata }) => metadata?.["booking_id"] ?? "none"))];
    const own = (invitees.get(email) ?? []).filter(({ status }) => status === "active");
    return {
      checkouts,
      charges: bookingIds
        .flatMap((id) => charges.get(id) ?? [])
        .filter(({ paid }) => paid)
        .map((charge) => {
          const about = disputes.get(charge.id) ?? [];
          const dispute = about.at(-1);
          return {
            chargeId: charge.id,
            paymentIntentId: idOf(charge.payment_intent),
            paidMinor: charge.amount,
            returnedMinor: charge.amount_refunded,
            lostMinor: about
              .filter(({ status }) => status === "lost")
              .reduce((sum, { amount }) => sum + amount, 0),
            dispute:
              dispute === undefined
                ? null
                : { id: dispute.id, isOpen: dispute.status !== "won" && dispute.status !== "lost" },
          };
        }),
      refunds: bookingIds.flatMap((id) => refunds.get(id) ?? []),
      active: own
        .map(({ uri, event }) => ({
          inviteeId: uri.split("/").at(-1) ?? "",
          inviteeUri: uri,
          eventUri: event,
          startsAt: events.get(event)?.start_time ?? "",
        }))
        .filter(({ eventUri }) => events.get(eventUri)?.status === "active")
        .sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
      noShow: own.some(({ no_show }) => no_show !== null),
    };
  };
}

function idOf(reference: string | { readonly id: string } | null): string {
  return typeof reference === "string" ? reference : (reference?.id ?? "");
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
