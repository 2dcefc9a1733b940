import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { bookingLink } from "../../server/domain/text/en/booking/link.ts";
import { textIn } from "../../server/domain/text/place.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { ProblemLink } from "../components/page/problem-link.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { bookingIdInPath, mailedKeyOf, metaOfMailedKey } from "../mailed-key-page.ts";
import { signInPath } from "../safe-next-path.ts";
import { useText } from "../hooks/use-text.tsx";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return metaOfMailedKey(error, textIn(bookingLink, language)("title"), language);
};

export { headersOfMailedKey as headers } from "../mailed-key-page.ts";

/** Says what the link is about, and opens nothing: mail scanners follow links. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const bookingId = bookingIdInPath(params["bookingId"]);
  const key = mailedKeyOf(new URL(request.url).searchParams.get("key"));
  const about =
    key === null
      ? null
      : await context.caller.booking.findByLink({ bookingId, key }).catch(throwAsPage(request));
  if (key === null || about === null) return data({ bookingId, opens: null }, { status: 404 });
  return data({ bookingId, opens: { ...about, key } });
}

/** Lets this browser open the booking, and goes there. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const bookingId = bookingIdInPath(params["bookingId"]);
  const form = await request.formData();
  const key = mailedKeyOf(form.get("key"));
  const about =
    key === null
      ? null
      : await context.caller.booking.findByLink({ bookingId, key }).catch(throwAsPage(request));
  if (key === null || about === null) return data({ isRefused: true }, { status: 404 });
  context.keepBookingLink({ bookingId, key });
  return redirect(`/bookings/${bookingId}`, 303);
}

export default function BookingLinkPage() {
  const t = useText(bookingLink);
  const { bookingId, opens } = useLoaderData<typeof loader>();
  const isRefused = useActionData<typeof action>() !== undefined;
  return (
    <div className="mx-auto max-w-md">
      {opens === null || isRefused ? (
        <SpentLink bookingId={bookingId} />
      ) : (
        <>
          <h1 className="title">{t("title")}</h1>
          <div className="card mt-7 space-y-5 p-6 sm:p-8">
            <p>
              <span className="block font-semibold">{opens.sessionTypeName}</span>
              <span className="text-soft">{t("builder", { builder: opens.builderName })}</span>
            </p>
            {/* Without the address's query: the key goes in the form, and leaves the address bar. */}
            <Form method="post" action={`/bookings/${bookingId}/link`} className="space-y-5">
              <input type="hidden" name="key" value={opens.key} />
              <SubmitButton name="intent" value="open" busy={t("opening")}>
                {t("open")}
              </SubmitButton>
            </Form>
            <p className="label">{t("help")}</p>
          </div>
        </>
      )}
      <ProblemLink step="sign_in" bookingId={bookingId} />
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="booking" />;
}

/** Shown alike for a link that has ended, was cut off or never existed. */
function SpentLink({ bookingId }: { readonly bookingId: BookingId }) {
  const t = useText(bookingLink);
  return (
    <>
      <h1 className="title">{t("spent")}</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        <Notice tone="plain">{t("spentWhy")}</Notice>
        <p className="text-soft">{t("spentHelp")}</p>
        <Link to={signInPath(`/bookings/${bookingId}`)} className="button">
          {t("signIn")}
        </Link>
      </div>
    </>
  );
}
