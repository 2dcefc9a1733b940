import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { isBookingId } from "../../server/domain/values/ids.ts";
import { PageError } from "../components/page/page-error.tsx";
import { signInPath } from "../safe-next-path.ts";
import { isProviderError, throwAsPage } from "../trpc-errors.ts";

/**
 * Where Calendly sends people after they have picked a time on its own page. What the address says is looked up, never
 * believed, and leaves the address bar at once: it holds a person's name and e-mail address.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const bookingId = query.get("utm_content") ?? "";
  if (!isBookingId(bookingId)) return redirect("/bookings");
  const page = `/bookings/${bookingId}`;
  const { actor } = context;
  // Checked here, because the procedure's refusal would take the query, with its name and e-mail address, along to the sign-in.
  const mayAct = actor.kind !== "nobody" || actor.linkedBookingIds?.includes(bookingId) === true;
  if (!mayAct) return redirect(signInPath(page));

  const calendlyInviteeId = (query.get("invitee_uuid") ?? "").slice(0, 100);
  const inviteeEmail = (query.get("invitee_email") ?? "").slice(0, 320);
  const isFound = await context.caller.booking
    .scheduleFromRedirect({ bookingId, calendlyInviteeId, inviteeEmail })
    .then((outcome) => outcome.ok)
    // Calendly is out of reach: its webhook or the reconciler says the same later, and the page waits for it.
    .catch((error: unknown) => (isProviderError(error) ? false : throwAsPage(request)(error)));
  return redirect(isFound ? page : `${page}?looking=1`);
}

/** Never rendered: the loader redirects or fails. It makes this route a page, so that a failure is shown as one. */
export default function Nothing() {
  return null;
}

export function ErrorBoundary() {
  return <PageError about="booking" />;
}
