import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { pageFailure } from "../page-failure.ts";
import { readFunnelQuery } from "../forms/funnel-query.ts";
import { signInPath } from "../safe-next-path.ts";
import { funnelCsvAnswer } from "../text/funnel-csv.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** The figures of all builders' funnel as a file, or of one of them, by the same query as its page. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, caller } = context;
  if (actor.kind === "nobody") return redirect(signInPath("/operator/funnel"));
  const query = new URL(request.url).searchParams;
  const slug = (query.get("builder") ?? "").trim().slice(0, 100);
  const { chosen } = await caller.funnel.chooseBuilder({ slug }).catch(throwAsPage(request));
  if (slug !== "" && chosen === null) throw pageFailure(request, 404);
  const asked = { ...readFunnelQuery(query), builderId: chosen?.id ?? null };
  return funnelCsvAnswer(await caller.funnel.ofAll(asked).catch(throwAsPage(request)));
}
