import type { SitePolicyKind } from "../../server/domain/site-policy/site-policy.ts";
import { invariant } from "../../server/domain/values/invariant.ts";

/** The procedures by which an operator writes a policy, called in process or over HTTP. */
export interface PolicyEditing {
  keepDraft(draft: {
    readonly kind: SitePolicyKind;
    readonly language: string;
    readonly text: string;
  }): Promise<unknown>;
  edit(policy: {
    readonly kind: SitePolicyKind;
    readonly language: string;
  }): Promise<{ readonly digest: string }>;
  publish(edited: {
    readonly kind: SitePolicyKind;
    readonly digest: string;
  }): Promise<{ readonly ok: true; readonly number: number } | { readonly ok: false }>;
}

/**
 * An operator writes a policy and publishes it as its next version. Resolves to its number.
 * @param texts by the tag of the language that each is written in.
 */
export async function publishPolicy(
  editing: PolicyEditing,
  kind: SitePolicyKind,
  texts: Readonly<Record<string, string>>,
): Promise<number> {
  for (const [language, text] of Object.entries(texts)) await editing.keepDraft({ kind, language, text });
  const { digest } = await editing.edit({ kind, language: "en" });
  const outcome = await editing.publish({ kind, digest });
  invariant(outcome.ok, `the ${kind} are published: ${JSON.stringify(outcome)}`);
  return outcome.number;
}
