import { expect, test } from "vitest";
import { confirmed, insertTestOffer, scheduled, testBooking } from "../../../db/bookings/test-bookings.ts";
import { insertBooking, saveBooking } from "../../../db/bookings/write-booking.ts";
import { forEachDialect } from "../../../db/core/test-databases.ts";
import { sharesCard } from "../../../db/reviews/payer-cards.ts";
import { createSecretBox, type EncryptionKey } from "../../adapters/secret-box.ts";
import type { CheckoutId } from "../../domain/values/ids.ts";
import { keepCard } from "./keep-card.ts";

const OLD: EncryptionKey = { id: "k1", key: new Uint8Array(32).fill(1) };
const NEW: EncryptionKey = { id: "k2", key: new Uint8Array(32).fill(2) };
const BUILDERS_ADDRESS = "ada@builders.example";

forEachDialect((openFresh) => {
  test("a card that paid before the encryption key was changed is recognised after it, as long as the old key is kept", async () => {
    const database = await openFresh();
    const db = database.kysely;
    await insertTestOffer(db);
    const pay = async (n: number, clientEmail: string, card: string, keys: readonly EncryptionKey[]) => {
      const begun = testBooking(n, { clientEmail });
      const held = scheduled(begun, n);
      const paid = confirmed(held, String(n));
      await insertBooking(db, begun);
      expect(await database.transact((tx) => saveBooking(tx, begun, held))).toBe(true);
      expect(await database.transact((tx) => saveBooking(tx, held, paid))).toBe(true);
      const checkoutId: CheckoutId = `cs_test_${String(n).padStart(8, "0")}`;
      await keepCard({ database, secretBox: createSecretBox(keys) }, checkoutId, card);
      return sharesCard(db, begun.id, { userId: null, email: BUILDERS_ADDRESS });
    };
    await pay(1, BUILDERS_ADDRESS, "fingerprint-of-ada", [OLD]);
    expect(await pay(2, "somebody@example.com", "fingerprint-of-ada", [NEW, OLD])).toBe(true);
    expect(await pay(3, "nobody@example.com", "another-fingerprint", [NEW, OLD])).toBe(false);
    // Seen while both were kept, it is stored under the new one, and outlives the old.
    expect(await pay(4, "third@example.com", "fingerprint-of-ada", [NEW])).toBe(true);
    const rows = await db.selectFrom("checkout").select("card_hash").orderBy("id").execute();
    expect(rows.map(({ card_hash }) => card_hash?.split(".")[0])).toEqual(["k2", "k2", "k2", "k2"]);
    expect(JSON.stringify(rows)).not.toContain("fingerprint");
  });
});
