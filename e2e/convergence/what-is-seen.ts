import { seenBy, type Action, type PageView } from "./actions.ts";
import type { AtProviders } from "./observe.ts";

/** What somebody sees who decides to do this, as one text that can be compared. Null when it does not matter. */
export function whatIsSeen(
  action: Action,
  view: PageView | null,
  { charges, checkouts }: AtProviders,
): string | null {
  const isSecond = checkouts.some(({ status }) => status === "complete");
  switch (seenBy(action, isSecond)) {
    case "our_page":
      return whatIsShown(view);
    case "charges":
      return JSON.stringify(
        charges.map(({ paidMinor, returnedMinor, lostMinor, dispute }) => [
          paidMinor,
          returnedMinor,
          lostMinor,
          dispute?.isOpen ?? null,
        ]),
      );
    case null:
      return null;
  }
}

/** What a person decides by: the state, the time, and the money, as far as a decision depends on it. */
function whatIsShown(view: PageView | null): string {
  if (view === null) return "nothing";
  const { state, context } = view;
  const money = context.payments.map(({ paymentIntentId, amount }) => {
    const of = <Item extends { readonly paymentIntentId: string }>(items: readonly Item[]) =>
      items.filter((item) => item.paymentIntentId === paymentIntentId);
    const promised = of(context.refundObligations).filter(
      ({ status }) => status === "ordered" || status === "withheld",
    );
    const gone = [...of(context.refunds), ...promised].reduce((sum, one) => sum + one.amount.amountMinor, 0);
    return { paid: amount.amountMinor, gone, disputes: of(context.disputes).map(({ status }) => status) };
  });
  // Of two payments either may stand: what counts is that one does, and the other goes back.
  money.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  const { time, refundCeilingBasisPoints: ceiling, keptAt } = context;
  // When a session was to begin is of no account once it will not.
  const isOver = state === "ABANDONED" || state === "CANCELED" || state === "REFUNDED";
  const when = isOver ? null : { startsAt: time?.startsAt ?? null, ceiling };
  return JSON.stringify({ state, when, kept: keptAt !== null, money });
}
