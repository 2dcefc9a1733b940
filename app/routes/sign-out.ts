import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { askAuth, goOnWith } from "../server/sign-in.server.ts";

/** The page that says so. */
const SIGNED_OUT = "/sign-in?signed-out";

/** Signs out, and removes this browser's booking links. Only by POST: a link from elsewhere must not sign anybody out. */
export async function action({ context, request }: ActionFunctionArgs) {
  context.forgetBookingLinks();
  const answer = await askAuth(context, request, "/sign-out", {});
  context.askStreamsAnew();
  return answer.kind === "done" ? goOnWith(answer.cookies, SIGNED_OUT) : redirect("/", 303);
}

export function loader() {
  return redirect("/");
}
