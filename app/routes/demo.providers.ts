import type { ActionFunctionArgs } from "@remix-run/node";
import { BREAKABLE_PROVIDERS, TROUBLES } from "../../server/domain/demo/demo-state.ts";
import { demoOf, goBack, loadFormOfDemo as loader } from "../demo/demo-of.ts";

export { loader };

/** Breaks Stripe or Calendly in one of the bar's ways, or mends it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const demo = demoOf(context);
  const form = await request.formData();
  const wanted = form.get("do");
  const provider = BREAKABLE_PROVIDERS.find((name) => name === form.get("provider"));
  const trouble = TROUBLES.find((name) => name === wanted);
  if (provider === undefined || (trouble === undefined && wanted !== "mend"))
    throw new Response("No such thing to do", { status: 400 });
  if (trouble === undefined)
    return goBack(demo, form, (await demo.mend(provider)) ? `mended_${provider}` : "away");
  return goBack(demo, form, (await demo.breakProvider(provider, trouble)) ? `broken_${provider}` : "away");
}
