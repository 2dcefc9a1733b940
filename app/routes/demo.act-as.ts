import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { DEMO_ROLES } from "../../server/domain/demo/demo-state.ts";
import { demoOf, goBack, loadFormOfDemo as loader } from "../demo/demo-of.ts";
import { HOME_PATHS } from "../safe-next-path.ts";
import { askAuth, goOnWith } from "../server/sign-in.server.ts";

export { loader };

/** Signs in with one of the demo's known accounts, as the sign-in form would, or signs out; whoever it was before leaves nothing in this browser. */
export async function action({ context, request }: ActionFunctionArgs) {
  const demo = demoOf(context);
  const form = await request.formData();
  const wanted = form.get("role");
  const role = DEMO_ROLES.find((name) => name === wanted);
  if (role === undefined && wanted !== "nobody") throw new Response("No such role", { status: 400 });
  const signedOut = await askAuth(context, request, "/sign-out", {});
  context.forgetBookingLinks();
  context.askStreamsAnew();
  if (role === undefined) {
    demo.say("nobody");
    return signedOut.kind === "done" ? goOnWith(signedOut.cookies, "/") : redirect("/", 303);
  }
  const { email, password } = demo.accounts[role];
  const answer = await askAuth(context, request, "/sign-in/email", { email, password });
  if (answer.kind !== "done") return goBack(demo, form, "not_acting");
  demo.say(`acting_${role}`);
  return goOnWith(answer.cookies, HOME_PATHS[role]);
}
