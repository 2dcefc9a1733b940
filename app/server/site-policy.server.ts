import { data, type LoaderFunctionArgs } from "@remix-run/node";
import type { SitePolicyKind } from "../../server/domain/site-policy/site-policy.ts";
import { foundAt } from "../found/found-at.ts";
import { SHARED_FOR_A_MOMENT } from "../share-for-a-moment.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** Of what a policy's page shows: the version that is asked for, or the one that holds now. Not found, in words, where there is none. */
export async function loadSitePolicy(
  { context, request }: Pick<LoaderFunctionArgs, "context" | "request">,
  kind: SitePolicyKind,
) {
  const asked = new URL(request.url).searchParams.get("version");
  const number = asked !== null && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : null;
  const isWrong = asked !== null && number === null;
  const policy = isWrong
    ? null
    : await context.caller.sitePolicies.find({ kind, number }).catch(throwAsPage(request));
  const { cardEtag } = await context.caller.found.site();
  return data(
    { policy, asksForVersion: asked !== null, cardEtag, found: foundAt(request, context) },
    policy === null ? { status: 404 } : SHARED_FOR_A_MOMENT,
  );
}
