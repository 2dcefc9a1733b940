import { createHash } from "node:crypto";
import {
  SITE_POLICY_KINDS,
  type PublishedPolicies,
  type SitePolicyKind,
  type SitePolicyText,
  type SitePolicyVersion,
} from "../../server/domain/site-policy/site-policy.ts";
import type { LanguageTag } from "../../server/domain/text/language.ts";
import { instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readOneOf } from "../core/read-column.ts";

/** The numbers of the versions that hold now. By the primary key, of few rows. */
export async function getPublishedPolicies(db: Queryable): Promise<PublishedPolicies> {
  const rows = await db
    .selectFrom("site_policy_version")
    .select((eb) => ["kind", eb.fn.max("number").as("number")])
    .groupBy("kind")
    .execute();
  const numberOf = (kind: SitePolicyKind) => rows.find((row) => row.kind === kind)?.number ?? null;
  return { terms: numberOf("terms"), privacy: numberOf("privacy") };
}

/** Every version of one of them, latest first. */
export async function listVersions(db: Queryable, kind: SitePolicyKind): Promise<SitePolicyVersion[]> {
  const rows = await db
    .selectFrom("site_policy_version")
    .selectAll()
    .where("kind", "=", kind)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({
    kind: readOneOf(SITE_POLICY_KINDS, row.kind),
    number: row.number,
    publishedAt: instant(row.published_at),
  }));
}

/** One version, the latest where no number is given; null when there is none. */
export async function findVersion(
  db: Queryable,
  kind: SitePolicyKind,
  number: number | null,
): Promise<SitePolicyVersion | null> {
  let query = db.selectFrom("site_policy_version").selectAll().where("kind", "=", kind);
  if (number !== null) query = query.where("number", "=", number);
  const row = await query.orderBy("number", "desc").limit(1).executeTakeFirst();
  return row === undefined ? null : { kind, number: row.number, publishedAt: instant(row.published_at) };
}

/** What a version says, in each of its languages. */
export async function listTexts(
  db: Queryable,
  { kind, number }: Pick<SitePolicyVersion, "kind" | "number">,
): Promise<SitePolicyText[]> {
  const rows = await db
    .selectFrom("site_policy_text")
    .select(["language", "text", "sha256"])
    .where("kind", "=", kind)
    .where("number", "=", number)
    .orderBy("language")
    .execute();
  // Written by us alone: a language that this version does not speak is never asked for.
  return rows.map((row) => ({ ...row, language: row.language as LanguageTag }));
}

/** Which text it was that somebody read, for good: SHA-256 of it as UTF-8, in hex. */
export function sha256OfText(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/**
 * Writes a version with its texts. False when its number is taken: somebody else has published meanwhile. Throws nothing then, so that the
 * transaction goes on.
 */
export async function insertVersion(
  tx: Queryable,
  version: SitePolicyVersion,
  texts: readonly Omit<SitePolicyText, "sha256">[],
): Promise<boolean> {
  const { kind, number, publishedAt } = version;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("site_policy_version")
    .values({ kind, number, published_at: publishedAt })
    .onConflict((conflict) => conflict.columns(["kind", "number"]).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await tx
    .insertInto("site_policy_text")
    .values(texts.map(({ language, text }) => ({ kind, number, language, text, sha256: sha256OfText(text) })))
    .execute();
  return true;
}
