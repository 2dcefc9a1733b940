import { sql, type Selectable } from "kysely";
import { isSessionTypeId } from "../../server/domain/values/ids.ts";
import { instant, parseInstant, parseTimeZone, type Instant } from "../../server/domain/values/instant.ts";
import {
  CODE_TRIES_MAX,
  type CodePurpose,
  type CodeUnderWay,
} from "../../server/domain/values/sign-in-code.ts";
import type { Queryable } from "../core/open-database.ts";
import type { SignInCodeTable } from "../core/tables/account-tables.ts";

/** What belongs to a mailed code, with the hashes of what opens it. */
export interface StoredCode extends Omit<CodeUnderWay, "isOver" | "triesLeft"> {
  /** SHA-256 of the key of the browser that asked for it. */
  readonly keyHash: string;
  /** SHA-256 of the token of the mail's link, in base64url, as the sign-in library has it. */
  readonly linkHash: string;
  readonly tries: number;
  /** When another took its place. */
  readonly endedAt: Instant | null;
}

/** What the sign-in library's plugins call their rows. */
const OTP_OF = "sign-in-otp-";
const LINK_OF = "magic-link:";

function toCode(row: Selectable<SignInCodeTable>): StoredCode {
  return {
    id: row.id,
    keyHash: row.key_hash,
    linkHash: row.link_hash,
    email: row.email,
    purpose: purposeOf(row),
    choice: {
      name: row.name,
      at: row.start_at === null ? null : parseInstant(row.start_at),
      timeZone: row.time_zone === null ? null : parseTimeZone(row.time_zone),
      source: row.source,
    },
    next: row.next_path,
    tries: row.tries,
    askedAt: instant(row.created_at),
    expiresAt: instant(row.expires_at),
    endedAt: row.ended_at === null ? null : instant(row.ended_at),
  };
}

function purposeOf({
  purpose,
  session_type_id: id,
}: Pick<SignInCodeTable, "purpose" | "session_type_id">): CodePurpose {
  return purpose === "book" && id !== null && isSessionTypeId(id)
    ? { kind: "book", sessionTypeId: id }
    : { kind: "sign_in" };
}

/** Stores what belongs to a new code and ends every other of its address, with the links of their mails. In a transaction. */
export async function insertCode(tx: Queryable, code: Omit<StoredCode, "tries" | "endedAt">): Promise<void> {
  const older = await tx
    .updateTable("sign_in_code")
    .set({ ended_at: code.askedAt })
    .where("email", "=", code.email)
    .where("ended_at", "is", null)
    .returning("link_hash")
    .execute();
  await forgetLinks(tx, older);
  const { purpose, choice } = code;
  await tx
    .insertInto("sign_in_code")
    .values({
      id: code.id,
      key_hash: code.keyHash,
      link_hash: code.linkHash,
      email: code.email,
      name: choice.name,
      purpose: purpose.kind,
      session_type_id: purpose.kind === "book" ? purpose.sessionTypeId : null,
      start_at: choice.at,
      time_zone: choice.timeZone,
      source: choice.source,
      next_path: code.next,
      created_at: code.askedAt,
      expires_at: code.expiresAt,
      ended_at: null,
    })
    .execute();
}

/** Null when there is none (any more). */
export async function findCode(db: Queryable, id: string): Promise<StoredCode | null> {
  const row = await db.selectFrom("sign_in_code").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toCode(row);
}

/** The same by the token of its mail's link. */
export async function findCodeByLink(db: Queryable, linkHash: string): Promise<StoredCode | null> {
  const row = await db
    .selectFrom("sign_in_code")
    .selectAll()
    .where("link_hash", "=", linkHash)
    .executeTakeFirst();
  return row === undefined ? null : toCode(row);
}

/**
 * Counts one more try of a code, before it is compared: one statement, so that concurrent tries never exceed the limit. False when it is over, and then
 * nothing is counted.
 */
export async function takeCodeTry(
  db: Queryable,
  { id, email }: { readonly id: string; readonly email: string },
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("sign_in_code")
    .set((eb) => ({ tries: eb("tries", "+", 1) }))
    .where("id", "=", id)
    .where("email", "=", email)
    .where("tries", "<", CODE_TRIES_MAX)
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Uses a code up, and its mail's link with it. False when one of the two was used before, or another code has taken its place: of several at the same
 * moment one succeeds. In a transaction.
 */
export async function useCode(tx: Queryable, id: string): Promise<boolean> {
  const used = await tx
    .deleteFrom("sign_in_code")
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .returning("link_hash")
    .execute();
  await forgetLinks(tx, used);
  return used.length > 0;
}

/** Uses the code of this link's mail up; the link itself is the sign-in library's. Nothing happens for a link of another mail. In a transaction. */
export async function useCodeOfLink(tx: Queryable, linkHash: string): Promise<void> {
  const used = await tx
    .deleteFrom("sign_in_code")
    .where("link_hash", "=", linkHash)
    .returning(["email"])
    .execute();
  for (const { email } of used) await forgetHash(tx, email);
}

/** Ends every code that was mailed to this address, and what was chosen with it. The links of their mails are ended with all others. */
export async function forgetCodes(db: Queryable, email: string): Promise<void> {
  const address = email.toLowerCase();
  await db.deleteFrom("sign_in_code").where("email", "=", address).execute();
  await forgetHash(db, address);
}

/** Those asked for before then, whether they were used or not. */
export async function deleteOldCodes(db: Queryable, askedBefore: Instant): Promise<void> {
  await db.deleteFrom("sign_in_code").where("created_at", "<", askedBefore).execute();
}

/** What an address has asked for that is still kept, the newest first. */
export async function listCodesOf(db: Queryable, email: string): Promise<StoredCode[]> {
  const rows = await db
    .selectFrom("sign_in_code")
    .selectAll()
    .where("email", "=", email.toLowerCase())
    .orderBy("created_at", "desc")
    .execute();
  return rows.map(toCode);
}

async function forgetHash(db: Queryable, email: string): Promise<void> {
  await sql`delete from auth_verification where identifier = ${`${OTP_OF}${email}`}`.execute(db);
}

async function forgetLinks(db: Queryable, codes: readonly { readonly link_hash: string }[]): Promise<void> {
  for (const { link_hash } of codes)
    await sql`delete from auth_verification where identifier = ${`${LINK_OF}${link_hash}`}`.execute(db);
}
