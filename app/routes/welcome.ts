import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { HOME_PATHS, signInPath } from "../safe-next-path.ts";

/** The first page after signing in, when no other was asked for: redirects to the pages of one's role. */
export function loader({ context }: LoaderFunctionArgs) {
  const { kind } = context.actor;
  return redirect(kind === "nobody" ? signInPath("") : HOME_PATHS[kind]);
}
