import { sha256OfText } from "./site-policies.ts";
import type { SitePolicyKind } from "../../server/domain/site-policy/site-policy.ts";
import type { LanguageTag } from "../../server/domain/text/language.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** What an operator is writing in one language. */
export interface SitePolicyDraft {
  readonly language: LanguageTag;
  readonly text: string;
  readonly savedAt: Instant;
}

export async function listDrafts(db: Queryable, kind: SitePolicyKind): Promise<SitePolicyDraft[]> {
  const rows = await db
    .selectFrom("site_policy_draft")
    .select(["language", "text", "saved_at"])
    .where("kind", "=", kind)
    .orderBy("language")
    .execute();
  return rows.map(({ language, text, saved_at }) => ({
    language: language as LanguageTag,
    text,
    savedAt: instant(saved_at),
  }));
}

/** Keeps what is written now; the draft of that language before it is gone. */
export async function saveDraft(
  tx: Queryable,
  kind: SitePolicyKind,
  { language, text, savedAt }: SitePolicyDraft,
): Promise<void> {
  await tx
    .insertInto("site_policy_draft")
    .values({ kind, language, text, saved_at: savedAt })
    .onConflict((conflict) => conflict.columns(["kind", "language"]).doUpdateSet({ text, saved_at: savedAt }))
    .execute();
}

/** The same for the same drafts: what was looked at is what is published. */
export function digestOfDrafts(drafts: readonly SitePolicyDraft[]): string {
  return sha256OfText(JSON.stringify(drafts.map(({ language, text }) => [language, text])));
}
