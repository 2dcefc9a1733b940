import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { HOME_PATHS, signInPath } from "../safe-next-path.ts";

/** Where somebody goes who has signed in and was on the way to nothing else: to the pages that are theirs. */
export function loader({ context }: LoaderFunctionArgs) {
  const { kind } = context.actor;
  return redirect(kind === "nobody" ? signInPath("") : HOME_PATHS[kind]);
}
