import { sql } from "kysely";
import { expect, test } from "vitest";
import { insertTestOffer, TEST_BUILDER, testBooking } from "../../db/bookings/test-bookings.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import { insertBooking, saveBooking } from "../../db/bookings/write-booking.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { confirmedAccount } from "../auth/test-accounts.ts";
import { testAuth } from "../auth/test-auth.ts";
import { ENGLISH } from "../domain/text/language.ts";
import { PSEUDO_LANGUAGES } from "../domain/text/pseudo-language.ts";
import { languageOfAddress, languageOfBuilder, languageOfClient } from "./language-of-mail.ts";

const [accented, mirrored] = PSEUDO_LANGUAGES.map(({ tag }) => tag);

forEachDialect((openFresh) => {
  test("a mail is in the language of the receiver's account, else of the booking or of the page it was asked for on, else English", async () => {
    const database = await openFresh();
    const db = database.kysely;
    const auth = testAuth(database);
    const email = "casey@example.com";
    const userId = await confirmedAccount({ database, auth }, email, "Casey");
    await insertTestOffer(db);
    const begun = testBooking(1, { clientUserId: userId, clientLanguage: accented ?? null });
    await insertBooking(db, begun);
    const booking = await getBooking(db, begun.id);
    expect(booking.clientLanguage).toBe(accented);
    const fromCalendly = { ...booking, clientLanguage: null };
    const builder = { ...TEST_BUILDER, userId };
    const languages = async () => {
      const all = [
        await languageOfClient(db, booking),
        await languageOfClient(db, fromCalendly),
        await languageOfBuilder(db, builder),
        await languageOfBuilder(db, { ...builder, userId: null }),
        await languageOfAddress(db, "Casey@Example.com", accented),
        await languageOfAddress(db, email),
        await languageOfAddress(db, "nobody@example.com"),
      ];
      return all.map(({ tag }) => tag);
    };

    expect(await languages()).toEqual([accented, "en", "en", "en", accented, "en", "en"]);

    await auth.own.setLanguage(userId, mirrored ?? null);
    expect(await auth.own.find(userId)).toMatchObject({ language: mirrored });
    expect(await languages()).toEqual([mirrored, mirrored, mirrored, "en", mirrored, mirrored, "en"]);

    await auth.own.setLanguage(userId, null);
    expect(await auth.own.find(userId)).toMatchObject({ language: null });
    expect(await languages()).toEqual([accented, "en", "en", "en", accented, "en", "en"]);
  });

  test("a language that this version does not know, as one that is newer may have kept, is English in the mails and unknown on the page", async () => {
    const database = await openFresh();
    const db = database.kysely;
    const auth = testAuth(database);
    const email = "casey@example.com";
    const userId = await confirmedAccount({ database, auth }, email, "Casey");
    await insertTestOffer(db);
    const { id } = testBooking();
    await insertBooking(db, testBooking(1, { clientUserId: userId }));
    for (const tag of ["tlh", "", "__proto__", "en-xa"]) {
      await sql`update auth_user set "language" = ${tag}`.execute(db);
      await db.updateTable("booking").set({ client_language: tag }).execute();
      const booking = await getBooking(db, id);
      expect(booking.clientLanguage).toBeNull();
      expect(await auth.own.find(userId)).toMatchObject({ language: null });
      expect(await languageOfClient(db, booking)).toBe(ENGLISH);
      expect(await languageOfBuilder(db, { ...TEST_BUILDER, userId })).toBe(ENGLISH);
      expect(await languageOfAddress(db, email, tag)).toBe(ENGLISH);
      // The newer version finds it again.
      await saveBooking(db, booking, { ...booking, version: booking.version + 1 });
      const kept = await db.selectFrom("booking").select("client_language").executeTakeFirstOrThrow();
      expect(kept.client_language).toBe(tag);
    }
  });
});
