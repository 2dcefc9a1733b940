import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { valueIn } from "../forms/value-in.ts";
import { throwAsPage } from "../trpc-errors.ts";
import { addressChange } from "../../server/domain/text/en/account/address-change.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { rich, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn } from "../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => [
  {
    title: pageTitle(
      error,
      "account",
      textIn(addressChange, languageIn(matches))("title"),
      languageIn(matches),
    ),
  },
  // The address holds a key.
  { name: "referrer", content: "same-origin" },
];

export const headers: HeadersFunction = () => ({ "cache-control": "private, no-store" });

/** Uses nothing up: mail scanners open links. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const key = (new URL(request.url).searchParams.get("key") ?? "").slice(0, 100);
  const about = await context.caller.account.findByAddressKey({ key }).catch(throwAsPage(request));
  return { key, about };
}

/** Uses the link up. */
export async function action({ context, request }: ActionFunctionArgs) {
  const key = valueIn(await request.formData(), "key").slice(0, 100);
  return context.caller.account.confirmAddress({ key }).catch(throwAsPage(request));
}

export default function ConfirmAddress() {
  const t = useText(addressChange);
  const { key, about } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("title")}</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        {answer !== undefined ? (
          <Answer answer={answer} />
        ) : about === null ? (
          <Notice tone="warn">
            {t("over")} {t("seeAccount")}
          </Notice>
        ) : (
          <Form method="post" className="space-y-5">
            <p className="wrap-anywhere">
              {rich(
                t.parts(about.side === "old" ? "oldSide" : "newSide", {
                  oldEmail: about.oldEmail,
                  newEmail: about.newEmail,
                  strong: (text) => <strong>{rich(text)}</strong>,
                }),
              )}
            </p>
            <input type="hidden" name="key" value={key} />
            <SubmitButton name="intent" value="confirm" busy={t("confirming")}>
              {t(about.side === "old" ? "confirmOld" : "confirmNew")}
            </SubmitButton>
          </Form>
        )}
        <p>
          <Link to="/account" className="link">
            {t("account")}
          </Link>
        </p>
      </div>
    </div>
  );
}

function Answer({ answer }: { readonly answer: Awaited<ReturnType<typeof action>> }) {
  const t = useText(addressChange);
  if (!answer.ok)
    return (
      <Notice tone="warn" alert>
        {t(answer.refusal.code === "address_taken" ? "taken" : "over")}
      </Notice>
    );
  return (
    <Notice tone="good" alert>
      <span className="wrap-anywhere">
        {answer.moved ? t("moved", { newEmail: answer.newEmail }) : t("halfDone")}
      </span>
    </Notice>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
