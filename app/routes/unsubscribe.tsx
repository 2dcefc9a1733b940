import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { unsubscribeText } from "../../server/domain/text/en/mails/unsubscribe.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { valueIn } from "../forms/value-in.ts";
import { useText } from "../hooks/use-text.tsx";
import { pageFailure } from "../page-failure.ts";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** Longer than any key of ours. */
const KEY_CHARACTERS_MAX = 1_000;

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [
    { title: pageTitle(error, "booking", textIn(unsubscribeText, language)("title"), language) },
    // The address holds a key.
    { name: "referrer", content: "strict-origin" },
  ];
};

export function headers() {
  return { "cache-control": "private, no-store" };
}

/** A key as our mails have it; null for anything that cannot be one. */
function keyOf(request: Request): string | null {
  const key = new URL(request.url).searchParams.get("key") ?? "";
  return key === "" || key.length > KEY_CHARACTERS_MAX ? null : key;
}

/** Asks, and ends nothing: mail scanners follow links. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const key = keyOf(request);
  const found =
    key === null ? null : await context.caller.unsubscribe.find({ key }).catch(throwAsPage(request));
  if (key === null || found === null) return data({ key: "", found: null }, { status: 404 });
  return data({ key, found });
}

/** Ends these mails: by the page's button, and by the one click of a mail program, which sends its own words. */
export async function action({ context, request }: ActionFunctionArgs) {
  const key = keyOf(request);
  const wanted = valueIn(await request.formData(), "intent") === "again" ? ("yes" as const) : ("no" as const);
  const set =
    key === null ? null : await context.caller.unsubscribe.set({ key, wanted }).catch(throwAsPage(request));
  if (set === null) throw pageFailure(request, 404);
  return { isBegunAgain: wanted === "yes" };
}

export default function UnsubscribePage() {
  const t = useText(unsubscribeText);
  const { key, found } = useLoaderData<typeof loader>();
  const isBegunAgain = useActionData<typeof action>()?.isBegunAgain === true;
  if (found === null) {
    return (
      <div className="mx-auto max-w-md">
        <h1 className="title">{t("spent")}</h1>
        <div className="card mt-7 p-6 sm:p-8">
          <Notice tone="plain">{t("spentWhy")}</Notice>
        </div>
      </div>
    );
  }
  const { kind, address, isEnded } = found;
  const page = `/unsubscribe?key=${encodeURIComponent(key)}`;
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("title")}</h1>
      <div className="card mt-7 space-y-5 p-6 wrap-anywhere sm:p-8">
        {isEnded ? (
          <>
            <Notice tone="good" alert>
              {t(`${kind}Stopped`, { address })}
            </Notice>
            <Form method="post" action={page}>
              <SubmitButton name="intent" value="again" busy={t("sending")} look="button-quiet">
                {t("again")}
              </SubmitButton>
            </Form>
          </>
        ) : (
          <>
            {isBegunAgain && (
              <Notice tone="good" alert>
                {t("started", { address })}
              </Notice>
            )}
            <p>{t(`${kind}Question`, { address })}</p>
            <Form method="post" action={page}>
              <SubmitButton name="intent" value="stop" busy={t("stopping")}>
                {t("stop")}
              </SubmitButton>
            </Form>
          </>
        )}
        <p className="label">{t("rest")}</p>
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="booking" />;
}
