import { checkCalendly, checkCalendlyApp } from "./check-calendly.ts";
import { checkClocks } from "./check-clocks.ts";
import type { Finding } from "../domain/providers/installation-finding.ts";
import type { CheckupDeps } from "./check-deps.ts";
import {
  checkHold,
  checkMail,
  checkMigrations,
  checkPolicies,
  checkTimeZones,
} from "./check-installation.ts";
import { checkStripe, checkStripeEndpoint } from "./check-stripe.ts";

/**
 * Checks an installation, end to end: database, time-zone data, mail, Stripe, Calendly, and the endpoints that both send to. Returns what is wrong;
 * nothing on a healthy one. Changes nothing, and sends the first operator one mail. Throws on bugs only.
 */
export async function runChecks(deps: CheckupDeps): Promise<Finding[]> {
  const database = await checkMigrations(deps);
  // Without their tables and columns, bookings, connections, operators and clocks cannot be read.
  const isReadable = database.length === 0;
  const rest = [
    checkTimeZones(deps),
    checkStripe(deps, isReadable ? "bookings" : "no_bookings"),
    checkStripeEndpoint(deps),
    checkCalendlyApp(deps),
  ];
  if (isReadable)
    rest.push(checkHold(deps), checkPolicies(deps), checkMail(deps), checkCalendly(deps), checkClocks(deps));
  return [...database, ...(await Promise.all(rest)).flat()];
}
