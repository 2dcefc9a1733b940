import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { signInAnswers } from "../../server/domain/text/en/account/sign-in-answers.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { goOnAfterSignIn } from "../server/book-intent.server.ts";
import { signIn } from "../../server/domain/text/en/account/sign-in.ts";
import { rich, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { FormField } from "../components/forms/form-field.tsx";
import { LinkSent } from "../components/forms/link-sent.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { ProblemLink } from "../components/page/problem-link.tsx";
import { PasskeySignIn } from "../components/forms/passkey-sign-in.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { forgotPasswordPath, safeNextPath } from "../safe-next-path.ts";
import { emailErrorOf, passwordOf, signInErrorsOf, textOf, type FieldErrors } from "../forms/sign-in-form.ts";
import { askAuth, pageAnswer, waitSentenceOf, type AuthAnswer } from "../server/sign-in.server.ts";
import { languageIn, languageOf } from "../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => [
  { title: pageTitle(error, "account", textIn(signIn, languageIn(matches))("signIn"), languageIn(matches)) },
];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const next = safeNextPath(query.get("next"));
  if (context.actor.kind !== "nobody") return redirect(next);
  return { next, isReset: query.has("reset"), wasEndedByCodes: query.get("ended") === "codes" };
}

interface Answer {
  readonly intent: "password" | "link";
  readonly email: string;
  readonly errors: FieldErrors;
  /** The address that a link was mailed to. */
  readonly mailedTo: string | null;
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const next = safeNextPath(form.get("next"));
  const email = textOf(form, "email");
  if (form.get("intent") === "link") {
    const page = (errors: FieldErrors, mailedTo: string | null): Answer => ({
      intent: "link",
      email,
      errors,
      mailedTo,
    });
    const error = emailErrorOf(email, languageOf(context.language));
    if (error !== null) return page({ email: error }, null);
    const answer = await askAuth(context, request, "/sign-in/magic-link", { email, callbackURL: next });
    if (answer.kind === "done") return page({}, email);
    return pageAnswer(page(linkErrorsOf(answer, languageOf(context.language)), null), answer);
  }
  const password = passwordOf(form);
  const page = (errors: FieldErrors): Answer => ({ intent: "password", email, errors, mailedTo: null });
  const errors = signInErrorsOf({ email, password }, languageOf(context.language));
  if (errors !== null) return page(errors);
  const answer = await askAuth(context, request, "/sign-in/email", { email, password });
  if (answer.kind === "done") return goOnAfterSignIn(context, request, answer, next);
  const language = languageOf(context.language);
  const reason = waitSentenceOf(answer, language) ?? textIn(signInAnswers, language)("wrongPassword");
  return pageAnswer(page({ form: reason }), answer);
}

function linkErrorsOf(answer: Exclude<AuthAnswer, { kind: "done" }>, language: Language): FieldErrors {
  const wait = waitSentenceOf(answer, language);
  if (wait !== null) return { form: wait };
  return answer.kind === "refused" && answer.code === "VALIDATION_ERROR"
    ? { email: textIn(signInAnswers, language)("notAnEmail") }
    : { form: textIn(signInAnswers, language)("linkUnsentOrPassword") };
}

export default function SignIn() {
  const t = useText(signIn);
  const { next, isReset, wasEndedByCodes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const byPassword = answer?.intent === "password" ? answer : null;
  const byLink = answer?.intent === "link" ? answer : null;
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("signIn")}</h1>
      <p className="mt-2 text-soft">
        {rich(
          t.parts("newHere", {
            link: (text) => (
              <Link className="link" to={`/sign-up?next=${encodeURIComponent(next)}`}>
                {rich(text)}
              </Link>
            ),
          }),
        )}
      </p>
      {isReset && answer === undefined && (
        <div className="mt-5">
          <Notice tone="good" alert>
            {t("isReset")}
          </Notice>
        </div>
      )}
      {wasEndedByCodes && answer === undefined && (
        <div className="mt-5">
          <Notice tone="warn" alert>
            {t("endedByCodes")}
          </Notice>
        </div>
      )}
      <div className="card mt-7 p-6 sm:p-8">
        <Form method="post" className="space-y-5" noValidate>
          <input type="hidden" name="next" value={next} />
          {byPassword?.errors.form !== undefined && (
            <Notice tone="bad" alert>
              <p>{byPassword.errors.form}</p>
              <p className="mt-1 flex flex-wrap gap-x-5">
                <button type="submit" name="intent" value="link" className="link min-h-11 cursor-pointer">
                  {t("mailLink")}
                </button>
                <button type="submit" formAction="/forgot-password" className="link min-h-11 cursor-pointer">
                  {t("forgotten")}
                </button>
              </p>
            </Notice>
          )}
          <FormField
            name="email"
            label={t("email")}
            type="email"
            autoComplete="username"
            defaultValue={byPassword?.email ?? ""}
            error={byPassword?.errors.email}
            focus
          />
          <FormField
            name="password"
            label={t("password")}
            type="password"
            autoComplete="current-password"
            error={byPassword?.errors.password}
            focus={byPassword?.errors.email === undefined}
          />
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <SubmitButton name="intent" value="password" busy={t("signingIn")}>
              {t("signIn")}
            </SubmitButton>
            <Link className="link flex min-h-11 items-center" to={forgotPasswordPath(next)}>
              {t("forgot")}
            </Link>
          </div>
        </Form>
        <section aria-labelledby="by-mail" className="mt-8 border-t border-line pt-6">
          <h2 id="by-mail" className="subtitle">
            {t("byMail")}
          </h2>
          {byLink?.mailedTo != null ? (
            <div className="mt-4">
              <LinkSent to={byLink.mailedTo} />
            </div>
          ) : (
            <Form method="post" className="mt-4 space-y-4" noValidate>
              <input type="hidden" name="next" value={next} />
              {byLink?.errors.form !== undefined && (
                <Notice tone="bad" alert>
                  {byLink.errors.form}
                </Notice>
              )}
              <FormField
                id="link-email"
                name="email"
                label={t("yourEmail")}
                type="email"
                autoComplete="email"
                defaultValue={byLink?.email ?? ""}
                error={byLink?.errors.email}
                focus
              />
              <SubmitButton name="intent" value="link" busy={t("sending")} look="button-quiet">
                {t("mailLink")}
              </SubmitButton>
            </Form>
          )}
        </section>
        <section aria-labelledby="by-passkey" className="mt-8 border-t border-line pt-6">
          <h2 id="by-passkey" className="subtitle">
            {t("byPasskey")}
          </h2>
          <p className="mt-1 mb-4 text-soft">{t("forOperators")}</p>
          <PasskeySignIn next={next} />
        </section>
      </div>
      <ProblemLink step="sign_in" />
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
