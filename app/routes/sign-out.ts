import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { askAuth, goOnWith } from "../server/sign-in.server.ts";

/** Signs out, and takes the booking links of this browser along. Only a POST does: a link from elsewhere must not. */
export async function action({ context, request }: ActionFunctionArgs) {
  context.forgetBookingLinks();
  const answer = await askAuth(context, request, "/sign-out", {});
  return answer.kind === "done" ? goOnWith(answer.cookies, "/") : redirect("/", 303);
}

export function loader() {
  return redirect("/");
}
