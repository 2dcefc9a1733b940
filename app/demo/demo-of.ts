import { redirect, type AppLoadContext, type LoaderFunctionArgs } from "@remix-run/node";
import type { Demo } from "../../server/http/context.ts";
import { safeNextPath } from "../safe-next-path.ts";
import type { DemoSaid } from "./demo-said.ts";

/** The bar that this request's form stands in. Everywhere but in a demo there is no such address: throws a 404. */
export function demoOf({ demo }: AppLoadContext): Demo {
  if (demo === null) throw new Response("Not found", { status: 404, statusText: "Not Found" });
  return demo;
}

/** Somebody who opens a form's address by itself goes to the front page. */
export function loadFormOfDemo({ context }: LoaderFunctionArgs) {
  demoOf(context);
  return redirect("/");
}

/** Back to the page that the form stood on, which says what came of it. */
export function goBack(demo: Demo, form: FormData, said: DemoSaid) {
  demo.say(said);
  return redirect(form.has("back") ? safeNextPath(form.get("back")) : "/", 303);
}
