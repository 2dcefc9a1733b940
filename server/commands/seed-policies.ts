import { DEMO_POLICIES } from "../../db/seed/demo-policies.ts";
import { saveDraft } from "../../db/site-policies/site-policy-drafts.ts";
import { findVersion, insertVersion } from "../../db/site-policies/site-policies.ts";
import { SITE_POLICY_KINDS } from "../domain/site-policy/site-policy.ts";
import { ENGLISH } from "../domain/text/language.ts";
import type { Services } from "../open-services.ts";

/** Publishes the demo's terms and privacy notice. Safe to repeat: what is published stays. */
export async function seedPolicies({ database, clock }: Services): Promise<void> {
  const at = clock.now();
  for (const kind of SITE_POLICY_KINDS) {
    await database.transact(async (tx) => {
      if ((await findVersion(tx, kind, null)) !== null) return;
      const text = { language: ENGLISH.tag, text: DEMO_POLICIES[kind] };
      await saveDraft(tx, kind, { ...text, savedAt: at });
      await insertVersion(tx, { kind, number: 1, publishedAt: at }, [text]);
    });
  }
}
