import { findVersion, listTexts } from "../../db/site-policies/site-policies.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { PolicyBlock } from "../domain/site-policy/policy-block.ts";
import type { SitePolicyKind, SitePolicyText, SitePolicyVersion } from "../domain/site-policy/site-policy.ts";
import { ENGLISH, type LanguageTag } from "../domain/text/language.ts";
import { invariant } from "../domain/values/invariant.ts";
import { readPolicyText } from "./read-policy-text.ts";

/** A policy as anybody reads it. */
export interface SitePolicyView extends SitePolicyVersion {
  /** Whether this is the version that holds now. */
  readonly isCurrent: boolean;
  /** Of the text, which is English where it was not written in the reader's. */
  readonly language: LanguageTag;
  readonly sha256: string;
  readonly blocks: readonly PolicyBlock[];
}

/** A version of a policy, the one that holds now where no number is given; null when there is none. */
export async function viewOfSitePolicy(
  db: Queryable,
  { kind, number }: { readonly kind: SitePolicyKind; readonly number: number | null },
  language: LanguageTag,
): Promise<SitePolicyView | null> {
  const current = await findVersion(db, kind, null);
  const version = number === null ? current : await findVersion(db, kind, number);
  if (version === null) return null;
  const text = textFor(await listTexts(db, version), language);
  const reading = readPolicyText(text.text);
  return {
    ...version,
    isCurrent: version.number === current?.number,
    language: text.language,
    sha256: text.sha256,
    // Nothing was published that could not be read, and a later reader may be stricter.
    blocks: reading.ok ? reading.blocks : plainly(text.text),
  };
}

/** Of a version's texts the reader's, or the English one: which every version has. */
export function textFor(texts: readonly SitePolicyText[], language: LanguageTag): SitePolicyText {
  const inLanguage = (wanted: LanguageTag) => texts.find((text) => text.language === wanted);
  const text = inLanguage(language) ?? inLanguage(ENGLISH.tag);
  invariant(text !== undefined, "a policy was published without English");
  return text;
}

/** Each of its paragraphs as it was written. */
function plainly(text: string): PolicyBlock[] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => ({ kind: "paragraph", children: [{ kind: "text", text: paragraph }] }));
}
