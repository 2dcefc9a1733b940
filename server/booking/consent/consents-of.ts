import { listTexts, sha256OfText } from "../../../db/site-policies/site-policies.ts";
import type { Queryable } from "../../../db/core/open-database.ts";
import type { Consent, ConsentNeed } from "../../domain/booking/consent.ts";
import type { SitePolicyKind } from "../../domain/site-policy/site-policy.ts";
import { consentWords } from "../../domain/text/en/booking/consent.ts";
import { languageOfTag } from "../../domain/text/known-languages.ts";
import type { LanguageTag } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { textFor } from "../../site-policy/view-site-policy.ts";

/** What a client agrees to who ticks all that is needed, as it is written down: with the exact words that they read. */
export async function consentsOf(
  db: Queryable,
  { policies, earlyStart }: ConsentNeed,
  { language, at }: { readonly language: LanguageTag; readonly at: Instant },
): Promise<Consent[]> {
  const t = textIn(consentWords, languageOfTag(language));
  const asRead = (parts: string[]) => parts.join("");
  const consents: Consent[] = [];
  if (policies !== null) {
    const { terms, privacy } = policies;
    const wording =
      privacy === null
        ? asRead(t.parts("agreeTerms", { terms: asRead }))
        : asRead(t.parts("agree", { terms: asRead, privacy: asRead }));
    const agreedTo = async (kind: SitePolicyKind, number: number): Promise<Consent> => {
      const text = textFor(await listTexts(db, { kind, number }), language);
      return {
        ...{ kind, policyNumber: number, wording, at, source: "page" },
        language: text.language,
        sha256: text.sha256,
      };
    };
    consents.push(await agreedTo("terms", terms));
    if (privacy !== null) consents.push(await agreedTo("privacy", privacy));
  }
  if (earlyStart) {
    const wording = t("earlyStart");
    consents.push({
      ...{ kind: "early_start", policyNumber: null, language, wording, at, source: "page" },
      sha256: sha256OfText(wording),
    });
  }
  return consents;
}
