import type { SitePolicyKind } from "../../server/domain/site-policy/site-policy.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { AppCaller } from "../../server/routers/root.ts";

/** An operator writes a policy in English and publishes it. Resolves to its number. */
export async function publishPolicy(
  operator: AppCaller,
  kind: SitePolicyKind,
  text: string,
): Promise<number> {
  const { sitePolicies } = operator;
  await sitePolicies.keepDraft({ kind, language: "en", text });
  const { digest } = await sitePolicies.edit({ kind, language: "en" });
  const outcome = await sitePolicies.publish({ kind, digest });
  invariant(outcome.ok, `the ${kind} are published: ${JSON.stringify(outcome)}`);
  return outcome.number;
}
