import type { ActionFunctionArgs } from "@remix-run/node";
import { CLOCK_STEP_NAMES } from "../../server/domain/demo/demo-state.ts";
import { demoOf, goBack, loadFormOfDemo as loader } from "../demo/demo-of.ts";

export { loader };

/** Moves the demo's clock on by one of the bar's steps. */
export async function action({ context, request }: ActionFunctionArgs) {
  const demo = demoOf(context);
  const form = await request.formData();
  const step = CLOCK_STEP_NAMES.find((name) => name === form.get("step"));
  if (step === undefined) throw new Response("No such step", { status: 400 });
  return goBack(demo, form, (await demo.moveClock(step)) ? "clock" : "away");
}
