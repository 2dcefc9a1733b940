import { switchEndpointOff } from "../../db/published/endpoints-of-owner.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import type { WebhookEndpoint } from "../domain/contract/webhook-endpoint.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { Instant } from "../domain/values/instant.ts";
import { languageOfAddress } from "../mails/language-of-mail.ts";
import type { Mailer } from "../ports.ts";
import { deadEndpointMail } from "./endpoint-mails.ts";
import { findAddressOfOwner } from "./endpoint-owner.ts";

export type GiveUpDeps = Pick<BookingDeps, "database" | "clock" | "accounts" | "log" | "settings"> & {
  readonly mailer: Mailer;
};

/**
 * Switches an endpoint off where nothing arrives any more, and tells its owner. The mail goes first, under the same Message-ID each time: a process
 * that dies in between repeats it, and a mail server that does not answer leaves the endpoint on until the next try.
 */
export async function giveEndpointUp(
  deps: GiveUpDeps,
  endpoint: WebhookEndpoint,
  failingSince: Instant,
): Promise<void> {
  if (!(await notifyOwner(deps, endpoint, failingSince))) return;
  await switchEndpointOff(deps.database.kysely, endpoint.id, { at: deps.clock.now(), because: "dead" });
  deps.log.warn({ endpointId: endpoint.id }, "A webhook endpoint is switched off: nothing has arrived there");
}

/** False when the mail may still go out later. */
async function notifyOwner(
  deps: GiveUpDeps,
  endpoint: WebhookEndpoint,
  failingSince: Instant,
): Promise<boolean> {
  const { kysely } = deps.database;
  const to = await findAddressOfOwner(deps, endpoint);
  if (to === null) return true;
  const { appUrl } = deps.settings;
  const language = await languageOfAddress(kysely, to);
  const mail = deadEndpointMail({ to, endpoint, failingSince, appUrl, language });
  try {
    await deps.mailer.send(mail);
    return true;
  } catch (error) {
    const status = error instanceof ProviderError ? error.message : "failed";
    deps.log.warn(
      { endpointId: endpoint.id, status },
      "An owner could not be told of a dead endpoint by mail",
    );
    return error instanceof ProviderError && !error.retryable;
  }
}
