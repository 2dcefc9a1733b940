import { updateCardHash } from "../../../db/reviews/payer-cards.ts";
import type { CheckoutId } from "../../domain/values/ids.ts";
import type { BookingDeps } from "../booking-deps.ts";

/** No signature of ours for anything else can stand for a card. */
const PURPOSE = "card fingerprint";

/**
 * Keeps by which card a checkout was paid. The fingerprint itself is nowhere stored: only whether two cards are one matters. What is stored of the same
 * card under a former encryption key, as long as that is kept, is stored anew under the present one. Safe to repeat.
 */
export async function keepCard(
  { database, secretBox }: Pick<BookingDeps, "database" | "secretBox">,
  checkoutId: CheckoutId,
  fingerprint: string,
): Promise<void> {
  const hash = secretBox.sign(fingerprint, PURPOSE);
  const formerly = secretBox.signFormerly(fingerprint, PURPOSE);
  await updateCardHash(database.kysely, checkoutId, { hash, formerly });
}
