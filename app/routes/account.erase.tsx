import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { FormField } from "../components/forms/form-field.tsx";
import { LinkSent } from "../components/forms/link-sent.tsx";
import { MailedLinkForm } from "../components/forms/mailed-link-form.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import type { ErasureHindrance } from "../page-data.ts";
import { signInPath } from "../safe-next-path.ts";
import { askAuth, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageIn, languageOf } from "../text/languages.ts";
import { valueIn } from "../forms/value-in.ts";
import { throwAsPage } from "../trpc-errors.ts";
import { erase } from "../../server/domain/text/en/account/erase.ts";
import { eraseRefusals } from "../../server/domain/text/en/account/erase-refusals.ts";
import { signInAnswers } from "../../server/domain/text/en/account/sign-in-answers.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { rich, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";

const PAGE = "/account/erase";

export const meta: MetaFunction = ({ error, matches }) => [
  { title: pageTitle(error, "account", textIn(erase, languageIn(matches))("title"), languageIn(matches)) },
];

export const headers: HeadersFunction = () => ({ "cache-control": "private, no-store" });

export async function loader({ context, request }: LoaderFunctionArgs) {
  const isDone = new URL(request.url).searchParams.has("done");
  if (context.actor.kind === "nobody") return isDone ? null : redirect(signInPath(PAGE));
  const { account } = await context.caller.account.get().catch(throwAsPage(request));
  const hindrances = await context.caller.account.erasureOutlook().catch(throwAsPage(request));
  const { isFresh, isConfirmed } = context.actor.signIn ?? { isFresh: false, isConfirmed: false };
  return { account, hindrances, mayErase: isConfirmed && (isFresh || account.hasPassword), isFresh };
}

interface Answer {
  readonly typed: string;
  readonly errors: Readonly<Partial<Record<"typed" | "password" | "form", string>>>;
  readonly mailedTo: string | null;
}

export async function action({ context, request }: ActionFunctionArgs) {
  if (context.actor.kind === "nobody") return redirect(signInPath(PAGE));
  const language = languageOf(context.language);
  const form = await request.formData();
  const page = (answer: Partial<Answer>): Answer => ({ typed: "", errors: {}, mailedTo: null, ...answer });
  if (valueIn(form, "intent") === "mail-link") {
    const { email } = context.actor;
    const answer = await askAuth(context, request, "/sign-in/magic-link", { email, callbackURL: PAGE });
    return answer.kind === "done"
      ? page({ mailedTo: email })
      : page({
          errors: {
            form: waitSentenceOf(answer, language) ?? textIn(signInAnswers, language)("linkUnsent"),
          },
        });
  }
  const typed = valueIn(form, "typed").slice(0, 400);
  const password = valueIn(form, "password").slice(0, 128);
  const answer = await context.caller.account.erase({ typed, password }).catch(throwAsPage(request));
  if (answer.ok) return redirect(`${PAGE}?done`, 303);
  const { code } = answer.refusal;
  return page({ typed, errors: { [REFUSED_FIELDS[code]]: textIn(eraseRefusals, language)(code) } });
}

/** The field beside which a refusal is said. */
const REFUSED_FIELDS = {
  other_words: "typed",
  wrong_password: "password",
  not_fresh: "form",
  unconfirmed: "form",
  hindered: "form",
} as const;

export default function EraseAccount() {
  const t = useText(erase);
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (page === null)
    return (
      <div className="mx-auto max-w-2xl">
        <h1 className="title">{t("doneTitle")}</h1>
        <p className="mt-3 text-soft">{t("done")}</p>
      </div>
    );
  const { account, hindrances, mayErase, isFresh } = page;
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 text-soft">{t("forGood")}</p>
      <div className="card mt-7 space-y-4 p-5 sm:p-6">
        <p>{rich(t.parts(account.role === "builder" ? "goesOfBuilder" : "goes", { strong }))}</p>
        <p>{rich(t.parts("stays", { strong }))}</p>
        <p>
          {rich(
            t.parts("download", {
              link: (text) => (
                <a href="/account/export" download className="link">
                  {rich(text)}
                </a>
              ),
            }),
          )}
        </p>
      </div>
      {hindrances.length > 0 && (
        <section aria-labelledby="hindrances" className="card mt-5 space-y-3 p-5 sm:p-6">
          <h2 id="hindrances" className="subtitle">
            {t("notYet")}
          </h2>
          <ul className="divide-y divide-line">
            {hindrances.map((hindrance, index) => (
              <Hindrance key={index} hindrance={hindrance} />
            ))}
          </ul>
        </section>
      )}
      {hindrances.length === 0 && (
        <div className="card mt-5 space-y-5 p-5 sm:p-6">
          {answer?.errors.form !== undefined && (
            <Notice tone="bad" alert>
              {answer.errors.form}
            </Notice>
          )}
          {answer?.mailedTo != null && <LinkSent to={answer.mailedTo} />}
          {mayErase ? (
            <Form method="post" className="space-y-5" noValidate>
              <FormField
                name="typed"
                label={t("typeAddress", { email: account.email })}
                type="text"
                autoComplete="off"
                defaultValue={answer?.typed ?? ""}
                error={answer?.errors.typed}
                focus
              />
              {!isFresh && (
                <FormField
                  name="password"
                  label={t("password")}
                  type="password"
                  autoComplete="current-password"
                  error={answer?.errors.password}
                  focus={answer?.errors.typed === undefined}
                />
              )}
              <div className="flex flex-wrap gap-3">
                <Link to="/account" className="button-quiet">
                  {t("keep")}
                </Link>
                <SubmitButton name="intent" value="erase" busy={t("erasing")} look="button-danger">
                  {t("erase")}
                </SubmitButton>
              </div>
            </Form>
          ) : (
            <p className="text-soft">{t("signInAgain")}</p>
          )}
          {!isFresh && <MailedLinkForm action={PAGE} email={account.email} />}
        </div>
      )}
    </div>
  );
}

function strong(text: readonly ReactNode[]) {
  return <strong>{rich(text)}</strong>;
}

function Hindrance({ hindrance }: { readonly hindrance: ErasureHindrance }) {
  const t = useText(erase);
  switch (hindrance.kind) {
    case "operator":
    case "deliveries_open":
      return <li className="py-3">{t(hindrance.kind)}</li>;
    case "not_over":
    case "money_under_way":
    case "effect_open":
      return (
        <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
          <span className="min-w-0 flex-1 basis-64">{t(`${hindrance.kind}_${hindrance.as}`)}</span>
          <Link
            to={`${hindrance.as === "builder" ? "/builder" : ""}/bookings/${hindrance.bookingId}`}
            className="link flex min-h-11 items-center"
          >
            {t("openBooking")}
          </Link>
        </li>
      );
  }
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
