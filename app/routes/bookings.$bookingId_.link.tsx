import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { isBookingId, type BookingId } from "../../server/domain/values/ids.ts";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { signInPath } from "../safe-next-path.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** A signature with its key's name is half as long. */
const KEY_CHARACTERS_MAX = 100;

export const meta: MetaFunction = () => [
  { title: "Your booking · BuildAppsWith" },
  // The address holds a key.
  { name: "referrer", content: "strict-origin" },
  { name: "robots", content: "noindex" },
];

export function headers() {
  return { "cache-control": "private, no-store" };
}

function bookingIdOf(text: string | undefined): BookingId {
  if (text === undefined || !isBookingId(text))
    throw new Response(null, { status: 404, statusText: "Not Found" });
  return text;
}

/** A key as our mails have it; null for anything that cannot be one. */
function keyOf(value: FormDataEntryValue | null): string | null {
  return typeof value === "string" && value !== "" && value.length <= KEY_CHARACTERS_MAX ? value : null;
}

/** Says what the link is about, and opens nothing: mail scanners follow links. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const bookingId = bookingIdOf(params["bookingId"]);
  const key = keyOf(new URL(request.url).searchParams.get("key"));
  const about =
    key === null
      ? null
      : await context.caller.booking.findByLink({ bookingId, key }).catch(throwAsPage(request));
  if (key === null || about === null) return data({ bookingId, opens: null }, { status: 404 });
  return data({ bookingId, opens: { ...about, key } });
}

/** Lets this browser open the booking, and goes there. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const bookingId = bookingIdOf(params["bookingId"]);
  const form = await request.formData();
  const key = keyOf(form.get("key"));
  const about =
    key === null
      ? null
      : await context.caller.booking.findByLink({ bookingId, key }).catch(throwAsPage(request));
  if (key === null || about === null) return data({ isRefused: true }, { status: 404 });
  context.keepBookingLink({ bookingId, key });
  return redirect(`/bookings/${bookingId}`, 303);
}

export default function BookingLinkPage() {
  const { bookingId, opens } = useLoaderData<typeof loader>();
  const isRefused = useActionData<typeof action>() !== undefined;
  return (
    <div className="mx-auto max-w-md">
      {opens === null || isRefused ? (
        <SpentLink bookingId={bookingId} />
      ) : (
        <>
          <h1 className="title">Your booking</h1>
          <div className="card mt-7 space-y-5 p-6 sm:p-8">
            <p>
              <span className="block font-semibold">{opens.sessionTypeName}</span>
              <span className="text-soft">with {opens.builderName}</span>
            </p>
            {/* Without the address's query: the key goes in the form, and leaves the address bar. */}
            <Form method="post" action={`/bookings/${bookingId}/link`} className="space-y-5">
              <input type="hidden" name="key" value={opens.key} />
              <SubmitButton name="intent" value="open" busy="Opening…">
                Open my booking
              </SubmitButton>
            </Form>
            <p className="label">
              It opens on this device without signing in. The button pays and cancels nothing. Whoever has
              this link can do the same, so keep the mail to yourself.
            </p>
          </div>
        </>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="booking" />;
}

/** Shown alike for a link that has ended, was cut off or never existed. */
function SpentLink({ bookingId }: { readonly bookingId: BookingId }) {
  return (
    <>
      <h1 className="title">This link no longer works</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        <Notice tone="plain">
          Links end 30 days after their booking is over. Nothing about your booking or your money has changed
          by this.
        </Notice>
        <p className="text-soft">
          If the mail’s link was cut in two, copy all of it. Or sign in with the address that the mail went
          to: a sign-in link by mail is enough.
        </p>
        <Link to={signInPath(`/bookings/${bookingId}`)} className="button">
          Sign in
        </Link>
      </div>
    </>
  );
}
