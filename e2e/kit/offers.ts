import { isCheckoutId, type CheckoutId } from "../../server/domain/values/ids.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { SandboxControl } from "./sandbox.ts";

/** What the demo's builders sell: `builder/session type`, by their slugs. */
export type Offer =
  | "ada-okafor/intro-call"
  | "ada-okafor/architecture-review"
  | "kenji-mori/code-clinic"
  | "lena-fischer/open-office-hour";

/** 14 days: no test moves the clock that far, so that no session begins unasked. */
const DAYS_AHEAD = 14;

/** The first time that this event type has open two weeks from now, or so many days. */
export async function findOpenTime(
  { sandbox }: { readonly sandbox: Pick<SandboxControl, "now" | "listOpenTimes"> },
  eventTypeUri: string,
  daysAhead = DAYS_AHEAD,
): Promise<string> {
  const from = addMinutes(await sandbox.now(), daysAhead * 24 * 60);
  const [first] = await sandbox.listOpenTimes(eventTypeUri, from, addMinutes(from, 30 * 24 * 60));
  invariant(first !== undefined, "Calendly has an open time");
  return first;
}

/** Stripe's id of a checkout, out of its page's address. */
export function checkoutIdOf(checkoutUrl: string | null): CheckoutId {
  const id = checkoutUrl?.slice(checkoutUrl.lastIndexOf("/") + 1) ?? "";
  invariant(isCheckoutId(id), `not a checkout's page: ${checkoutUrl ?? "none"}`);
  return id;
}
