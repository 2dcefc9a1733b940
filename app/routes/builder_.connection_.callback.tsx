import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { PageError } from "../components/page/page-error.tsx";
import { consentCookie } from "../server/consent-cookie.server.ts";
import { signInPath } from "../safe-next-path.ts";
import { throwAsPage } from "../trpc-errors.ts";

const CONNECTION_PAGE = "/builder/connection";

/**
 * Where Calendly redirects a builder after OAuth consent. The query leaves the address bar at once, and the ticket is used up whatever the outcome: a
 * second answer finds none.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  if (context.actor.kind === "nobody") return redirect(signInPath(CONNECTION_PAGE));
  const query = new URL(request.url).searchParams;
  const ticket: unknown = await consentCookie(request).parse(request.headers.get("cookie"));
  const outcome = await context.caller.myConnection
    .finishConsent({
      ticket: typeof ticket === "string" ? ticket : null,
      state: cut(query.get("state")),
      code: query.has("error") ? null : cut(query.get("code")),
    })
    .catch(throwAsPage(request));
  const page = new URL(CONNECTION_PAGE, request.url);
  if (outcome.ok) page.searchParams.set("done", "connected");
  else page.searchParams.set("refused", outcome.refusal.code);
  if (!outcome.ok && outcome.refusal.code === "scopes_missing") {
    page.searchParams.set("scopes", outcome.refusal.scopes.join(" "));
  }
  return redirect(page.pathname + page.search, {
    status: 303,
    headers: { "set-cookie": await consentCookie(request).serialize("", { maxAge: 0 }) },
  });
}

function cut(text: string | null): string | null {
  return text === null ? null : text.slice(0, 2_000);
}

/** Never rendered: the loader redirects or fails. It makes this route a page, so that a failure is shown as one. */
export default function Nothing() {
  return null;
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
