import type { BookingDeps } from "../booking/booking-deps.ts";
import type { WebhookEndpoint } from "../domain/contract/webhook-endpoint.ts";
import { languageOfAddress } from "../mails/language-of-mail.ts";
import type { Mailer } from "../ports.ts";
import { newEndpointMail } from "./endpoint-mails.ts";
import { findAddressOfOwner } from "./endpoint-owner.ts";

export type NotifyDeps = Pick<BookingDeps, "database" | "accounts" | "randomBytes" | "log" | "settings"> & {
  readonly mailer: Mailer;
};

/** 12 bytes: no two notifications have the same. */
const NOTIFICATION_ID_BYTES = 12;

/**
 * Mails an endpoint's owner where their bookings are told from now on: a key that was found, or a browser left open, must not add an address
 * unseen. A mail that cannot be sent is logged, and undoes nothing.
 */
export async function notifyOfNewAddress(deps: NotifyDeps, endpoint: WebhookEndpoint): Promise<void> {
  const { database, settings } = deps;
  const to = await findAddressOfOwner(deps, endpoint);
  if (to === null) return;
  const language = await languageOfAddress(database.kysely, to);
  const id = Buffer.from(deps.randomBytes(NOTIFICATION_ID_BYTES)).toString("hex");
  const mail = newEndpointMail({ to, endpoint, id, appUrl: settings.appUrl, language });
  await deps.mailer
    .send(mail)
    .catch((error: unknown) =>
      deps.log.error({ error, endpointId: endpoint.id }, "The owner of an endpoint could not be told of it"),
    );
}
