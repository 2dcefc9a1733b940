import { getBuilder } from "../../db/builders/builders.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import type { WebhookEndpoint } from "../domain/contract/webhook-endpoint.ts";

/** Where an endpoint's owner is written to; null when there is nobody any more. */
export async function findAddressOfOwner(
  { database, accounts }: Pick<BookingDeps, "database" | "accounts">,
  { owner }: Pick<WebhookEndpoint, "owner">,
): Promise<string | null> {
  if (owner.kind === "builder") return (await getBuilder(database.kysely, owner.builderId)).email;
  return (await accounts.addressesOf([owner.userId])).get(owner.userId) ?? null;
}
