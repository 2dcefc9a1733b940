import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { readFunnelQuery } from "../forms/funnel-query.ts";
import { signInPath } from "../safe-next-path.ts";
import { funnelCsvAnswer } from "../text/funnel-csv.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** The figures of a builder's own funnel as a file, by the same query as its page. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { actor, caller } = context;
  if (actor.kind === "nobody") return redirect(signInPath("/builder/funnel"));
  const asked = readFunnelQuery(new URL(request.url).searchParams);
  return funnelCsvAnswer(await caller.funnel.ofBuilder(asked).catch(throwAsPage(request)));
}
