import { findVersion, listTexts } from "../../../db/site-policies/site-policies.ts";
import type { Consent, ConsentKind } from "../../domain/booking/consent.ts";
import { parseLanguageTag } from "../../domain/text/known-languages.ts";
import { InvalidField } from "../../domain/values/invalid-field.ts";
import { textFor } from "../../site-policy/view-site-policy.ts";
import type { BookingDeps } from "../booking-deps.ts";

/** What a seller's program says that its client agreed to. */
interface ConsentByProgram {
  readonly kind: ConsentKind;
  readonly version?: number | undefined;
  readonly language?: string | undefined;
}

/**
 * As it is written down. The seller has asked with words of their own, which nobody here knows; which text it was is known where the program names
 * a language. Throws InvalidField for a version that was never published, and for one of an early start, which has none.
 */
export async function consentsOfProgram(
  { database, clock }: Pick<BookingDeps, "database" | "clock">,
  named: readonly ConsentByProgram[],
): Promise<Consent[]> {
  const at = clock.now();
  const consents: Consent[] = [];
  for (const [index, { kind, version = null, language: tag }] of named.entries()) {
    const language = parseLanguageTag(tag);
    const row = { kind, wording: null, sha256: null, at, source: "api" } as const;
    if (kind === "early_start") {
      if (version !== null) throw noSuchVersion(index);
      consents.push({ ...row, policyNumber: null, language });
      continue;
    }
    const found = version === null ? null : await findVersion(database.kysely, kind, version);
    if (found === null) throw noSuchVersion(index);
    const text = language === null ? null : textFor(await listTexts(database.kysely, found), language);
    consents.push({
      ...row,
      policyNumber: found.number,
      language: text?.language ?? null,
      sha256: text?.sha256 ?? null,
    });
  }
  return consents;
}

function noSuchVersion(index: number): InvalidField {
  return new InvalidField(["consents", String(index), "version"], { code: "no_policy_version" });
}
