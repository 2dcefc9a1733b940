import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { signInPath } from "../safe-next-path.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** A mail styles itself, loads nothing and runs nothing; a page of ours may frame it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";

/** The document of one mail, for the frame of the page that shows it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { actor, caller } = context;
  const name = params["name"] ?? "";
  if (actor.kind === "nobody") return redirect(signInPath(`/operator/mails/${name}`));
  const scheme = new URL(request.url).searchParams.get("scheme") === "dark" ? "dark" : "light";
  const { html } = await caller.mailSamples.get({ name, scheme }).catch(throwAsPage(request));
  return new Response(html, {
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY },
  });
}
