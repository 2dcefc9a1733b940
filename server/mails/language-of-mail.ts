import { findLanguageOfAccount, findLanguageOfAddress } from "../../db/accounts/account-languages.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { Builder } from "../domain/offer/session-type.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import type { Language } from "../domain/text/language.ts";

/** In which language one writes to a client about a booking: as their account says, else as they began it, else English. */
export async function languageOfClient(db: Queryable, booking: Booking): Promise<Language> {
  return languageOfTag((await findLanguageOfAccount(db, booking.clientUserId)) ?? booking.clientLanguage);
}

/** In which one writes to a builder: as their account says, else English. */
export async function languageOfBuilder(db: Queryable, { userId }: Builder): Promise<Language> {
  return languageOfTag(userId === null ? null : await findLanguageOfAccount(db, userId));
}

/**
 * In which one writes to an address: as its account says, else English.
 * @param asked the tag in which somebody reads a page who asks for the mail there; it goes before English.
 */
export async function languageOfAddress(
  db: Queryable,
  address: string,
  asked?: string | null,
): Promise<Language> {
  return languageOfTag((await findLanguageOfAddress(db, address)) ?? asked ?? null);
}
