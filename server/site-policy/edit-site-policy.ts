import { insertOperatorAction } from "../../db/operations/operator-actions.ts";
import { digestOfDrafts, listDrafts, saveDraft } from "../../db/site-policies/site-policy-drafts.ts";
import { findVersion, insertVersion, listTexts, listVersions } from "../../db/site-policies/site-policies.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import type { PolicyBlock, PolicyTextProblem } from "../domain/site-policy/policy-block.ts";
import type { SitePolicyKind, SitePolicyVersion } from "../domain/site-policy/site-policy.ts";
import { ENGLISH, type LanguageTag } from "../domain/text/language.ts";
import { idFromBytes, type UserId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import { readPolicyText } from "./read-policy-text.ts";
import { SITE_POLICY_TEMPLATES } from "./site-policy-templates.ts";

type Deps = Pick<BookingDeps, "database" | "clock" | "randomBytes" | "policiesChanged">;

/** Why nothing was published. `changed`: not what was looked at, or somebody else has published meanwhile. */
export type PublishRefusal = "no_english" | "unreadable" | "same_as_before" | "changed";

export type PublishOutcome =
  { readonly ok: true; readonly number: number } | { readonly ok: false; readonly because: PublishRefusal };

/** One language of a policy, as an operator writes it. */
export interface DraftView {
  readonly text: string;
  /** Null while nothing was saved: then it is what holds now, or a beginning to be filled in. */
  readonly savedAt: Instant | null;
  /** What it will look like; null when it cannot be published as it is. */
  readonly blocks: readonly PolicyBlock[] | null;
  readonly problem: PolicyTextProblem | null;
}

/** A policy as an operator edits it, in one of the languages. */
export async function viewOfEditing(
  db: Queryable,
  kind: SitePolicyKind,
  language: LanguageTag,
): Promise<{
  readonly versions: readonly SitePolicyVersion[];
  readonly draft: DraftView;
  /** The languages with a draft, for which something is published too when it is. */
  readonly written: readonly LanguageTag[];
  /** Names all drafts as they are now. */
  readonly digest: string;
}> {
  const versions = await listVersions(db, kind);
  const drafts = await listDrafts(db, kind);
  const saved = drafts.find((draft) => draft.language === language);
  const text = saved?.text ?? (await beginningOf(db, versions[0], kind, language));
  const reading = readPolicyText(text);
  return {
    versions,
    draft: {
      text,
      savedAt: saved?.savedAt ?? null,
      blocks: reading.ok ? reading.blocks : null,
      problem: reading.ok ? null : reading.problem,
    },
    written: drafts.filter((draft) => draft.text !== "").map((draft) => draft.language),
    digest: digestOfDrafts(drafts),
  };
}

/** What is in the field before anything was saved. */
async function beginningOf(
  db: Queryable,
  current: SitePolicyVersion | undefined,
  kind: SitePolicyKind,
  language: LanguageTag,
): Promise<string> {
  if (current !== undefined) {
    const texts = await listTexts(db, current);
    return texts.find((text) => text.language === language)?.text ?? "";
  }
  return language === ENGLISH.tag ? SITE_POLICY_TEMPLATES[kind] : "";
}

/** Keeps what an operator has written, whether it can be published or not. Changes nothing that anybody reads. */
export async function keepDraft(
  { database, clock }: Pick<Deps, "database" | "clock">,
  kind: SitePolicyKind,
  { language, text }: { readonly language: LanguageTag; readonly text: string },
): Promise<void> {
  const savedAt = clock.now();
  await database.transact((tx) => saveDraft(tx, kind, { language, text, savedAt }));
}

/**
 * Publishes the drafts of all languages as the next version, which is what everybody reads and agrees to from now on. Older versions stay as they
 * are. Published twice with the same digest, the second says that nothing is different.
 * @param digest of the drafts that the operator has looked at.
 */
export async function publishSitePolicy(
  { database, clock, randomBytes, policiesChanged }: Deps,
  { kind, digest }: { readonly kind: SitePolicyKind; readonly digest: string },
  operatorUserId: UserId,
): Promise<PublishOutcome> {
  const at = clock.now();
  const id = idFromBytes("act", randomBytes(16));
  const outcome = await database.transact(async (tx): Promise<PublishOutcome> => {
    const drafts = await listDrafts(tx, kind);
    if (digestOfDrafts(drafts) !== digest) return { ok: false, because: "changed" };
    const texts = drafts.filter(({ text }) => text !== "");
    if (!texts.some(({ language }) => language === ENGLISH.tag)) return { ok: false, because: "no_english" };
    if (!texts.every(({ text }) => readPolicyText(text).ok)) return { ok: false, because: "unreadable" };
    const current = await findVersion(tx, kind, null);
    const before = current === null ? [] : await listTexts(tx, current);
    if (saysTheSame(before, texts)) return { ok: false, because: "same_as_before" };
    const version = { kind, number: (current?.number ?? 0) + 1, publishedAt: at };
    if (!(await insertVersion(tx, version, texts))) return { ok: false, because: "changed" };
    await insertOperatorAction(tx, {
      ...{ id, at, operatorUserId, note: "" },
      action: PUBLISH_POLICY,
      subject: `${kind}:${version.number}`,
    });
    return { ok: true, number: version.number };
  });
  if (outcome.ok) policiesChanged?.();
  return outcome;
}

type Text = { readonly language: LanguageTag; readonly text: string };

function saysTheSame(before: readonly Text[], now: readonly Text[]): boolean {
  const inOrder = (texts: readonly Text[]) =>
    JSON.stringify(texts.map(({ language, text }) => [language, text]).sort());
  return inOrder(before) === inOrder(now);
}

const PUBLISH_POLICY = "publish_policy";
