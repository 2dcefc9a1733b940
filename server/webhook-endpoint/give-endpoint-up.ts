import { switchEndpointOff } from "../../db/published/endpoints-of-owner.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import type { WebhookEndpoint } from "../domain/contract/webhook-endpoint.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { webhookMailText } from "../domain/text/en/mails/webhook-mails.ts";
import { textIn } from "../domain/text/place.ts";
import type { Instant } from "../domain/values/instant.ts";
import { languageOfAddress } from "../mails/language-of-mail.ts";
import { singleMail } from "../mails/single-mail.ts";
import type { Mailer } from "../ports.ts";
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
  const t = textIn(webhookMailText, language);
  // The host alone: whatever else stands in the address may be a secret.
  const { host } = new URL(endpoint.url);
  const mail = singleMail({
    to,
    subject: t("subject", { host }),
    paragraphs: [
      t("switchedOff", { host }),
      t("whatWaits"),
      { label: t("page"), url: `${appUrl}/${endpoint.owner.kind}/webhooks` },
    ],
    name: `webhooks.${endpoint.id}.${failingSince.replaceAll(/\D/g, "")}`,
    appUrl,
    language,
  });
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
