import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { codeForm } from "../../server/domain/text/en/account/code-form.ts";
import { signInAnswers } from "../../server/domain/text/en/account/sign-in-answers.ts";
import { signIn } from "../../server/domain/text/en/account/sign-in.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { isSessionTypeId } from "../../server/domain/values/ids.ts";
import { CodeForm } from "../components/forms/code-form.tsx";
import { FormField } from "../components/forms/form-field.tsx";
import { LinkSent } from "../components/forms/link-sent.tsx";
import { PasskeySignIn } from "../components/forms/passkey-sign-in.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { ProblemLink } from "../components/page/problem-link.tsx";
import { emailErrorOf, passwordOf, signInErrorsOf, textOf, type FieldErrors } from "../forms/sign-in-form.ts";
import { valueIn } from "../forms/value-in.ts";
import { rich, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { forgotPasswordPath, safeNextPath } from "../safe-next-path.ts";
import {
  answerCodeForm,
  mailedCodeOf,
  OTHER_ADDRESS,
  type CodeFormAnswer,
} from "../server/answer-code-form.server.ts";
import { goOnAfterSignIn, sessionTypeOfPath } from "../server/book-intent.server.ts";
import { codeUnderWay } from "../server/sign-in-code.server.ts";
import { askAuth, pageAnswer, waitSentenceOf, type AuthAnswer } from "../server/sign-in.server.ts";
import { signInReasonOf } from "../sign-in-reason.ts";
import { languageIn, languageOf } from "../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => [
  { title: pageTitle(error, "account", textIn(signIn, languageIn(matches))("signIn"), languageIn(matches)) },
];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const next = safeNextPath(query.get("next"));
  if (context.actor.kind !== "nobody") return redirect(next);
  const code = await codeUnderWay(context, request);
  // One that was asked for on another page goes on from there.
  const isOfThis = code?.purpose.kind === "sign_in" && code.next === next;
  return data({
    next,
    toBook: await offerToBook({ context }, next),
    code: code !== null && isOfThis && !query.has(OTHER_ADDRESS) ? mailedCodeOf(code, request) : null,
    email: code?.email ?? "",
    isReset: query.has("reset"),
    isSignedOut: query.has("signed-out"),
    wasEndedByCodes: query.get("ended") === "codes",
  });
}

/** What they are on the way to book; null when nothing. */
async function offerToBook({ context }: Pick<LoaderFunctionArgs, "context">, next: string) {
  const sessionTypeId = sessionTypeOfPath(next);
  if (sessionTypeId === null || !isSessionTypeId(sessionTypeId)) return null;
  const offer = await context.caller.builder.offer({ sessionTypeId }).catch(() => null);
  if (offer?.sessionType == null) return null;
  return { session: offer.sessionType.name, builder: offer.builder.displayName };
}

interface PasswordAnswer {
  readonly intent: "password" | "link";
  readonly email: string;
  readonly errors: FieldErrors;
  /** The address that a link was mailed to. */
  readonly mailedTo: string | null;
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const next = safeNextPath(form.get("next"));
  const intent = valueIn(form, "intent");
  if (intent === "ask" || intent === "again" || intent === "code") {
    const choice = { name: "", at: null, timeZone: null, source: null };
    return answerCodeForm({ context, request }, form, { purpose: { kind: "sign_in" }, choice, next });
  }
  const email = textOf(form, "email");
  if (intent === "link") return mailLink({ context, request }, email, next);
  const password = passwordOf(form);
  const page = (errors: FieldErrors): PasswordAnswer => ({
    intent: "password",
    email,
    errors,
    mailedTo: null,
  });
  const errors = signInErrorsOf({ email, password }, languageOf(context.language));
  if (errors !== null) return data(page(errors));
  const answer = await askAuth(context, request, "/sign-in/email", { email, password });
  if (answer.kind === "done") return goOnAfterSignIn(context, request, answer, next);
  const language = languageOf(context.language);
  const reason = waitSentenceOf(answer, language) ?? textIn(signInAnswers, language)("wrongPassword");
  return pageAnswer(page({ form: reason }), answer);
}

/** For pages that were opened before there were codes: mails a link alone. */
async function mailLink(
  { context, request }: Pick<ActionFunctionArgs, "context" | "request">,
  email: string,
  next: string,
) {
  const language = languageOf(context.language);
  const page = (errors: FieldErrors, mailedTo: string | null): PasswordAnswer => ({
    intent: "link",
    ...{ email, errors, mailedTo },
  });
  const error = emailErrorOf(email, language);
  if (error !== null) return data(page({ email: error }, null));
  const answer = await askAuth(context, request, "/sign-in/magic-link", { email, callbackURL: next });
  if (answer.kind === "done") return data(page({}, email));
  return pageAnswer(page(linkErrorsOf(answer, language), null), answer);
}

function linkErrorsOf(answer: Exclude<AuthAnswer, { kind: "done" }>, language: Language): FieldErrors {
  const wait = waitSentenceOf(answer, language);
  if (wait !== null) return { form: wait };
  return answer.kind === "refused" && answer.code === "VALIDATION_ERROR"
    ? { email: textIn(signInAnswers, language)("notAnEmail") }
    : { form: textIn(signInAnswers, language)("linkUnsentOrPassword") };
}

type Answer = PasswordAnswer | CodeFormAnswer;

export default function SignIn() {
  const t = useText(signIn);
  const { next, toBook, code, email, isReset, isSignedOut, wasEndedByCodes } = useLoaderData<typeof loader>();
  const answer: Answer | undefined = useActionData<typeof action>();
  const byPassword = answer !== undefined && "intent" in answer ? answer : null;
  const byCode = answer !== undefined && !("intent" in answer) ? answer : null;
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("signIn")}</h1>
      <SignInFor next={next} toBook={toBook} />
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
      {isSignedOut && answer === undefined && (
        <div className="mt-5">
          <Notice tone="good" alert>
            {t("isSignedOut")}
          </Notice>
        </div>
      )}
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
      {/* Where a link was asked for. */}
      {byPassword?.mailedTo != null && (
        <div className="mt-5">
          <LinkSent to={byPassword.mailedTo} />
        </div>
      )}
      <div className="card mt-7 p-6 sm:p-8">
        {toBook === null ? (
          <ByCode
            next={next}
            code={code}
            email={byCode?.typed?.email ?? byPassword?.email ?? email}
            errors={byCode?.errors ?? {}}
          />
        ) : (
          <p>
            {rich(
              t.parts("bookByCode", {
                link: (text) => (
                  <Link className="link" to={next}>
                    {rich(text)}
                  </Link>
                ),
              }),
            )}
          </p>
        )}
        <Way title={t("byPasskey")}>
          <p className="mb-4 text-soft">{t("passkeyHint")}</p>
          <PasskeySignIn next={next} />
        </Way>
        <Way title={t("byPassword")}>
          <ByPassword next={next} answer={byPassword} />
        </Way>
      </div>
      <ProblemLink step="sign_in" />
    </div>
  );
}

/** Says what the sign-in is for. */
function SignInFor({
  next,
  toBook,
}: {
  readonly next: string;
  readonly toBook: { readonly session: string; readonly builder: string } | null;
}) {
  const t = useText(signIn);
  const reason = signInReasonOf(next);
  if (toBook === null && reason === null) return null;
  return (
    <p className="mt-2">
      {toBook === null
        ? reason !== null && t(reason)
        : rich(
            t.parts("book", {
              ...toBook,
              strong: (text) => <strong className="font-medium">{rich(text)}</strong>,
            }),
          )}
    </p>
  );
}

/** A further way to sign in, below the first. */
function Way({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="mt-8 border-t border-line pt-6">
      <h2 className="subtitle mb-2">{title}</h2>
      {children}
    </div>
  );
}

function ByCode({
  next,
  code,
  email,
  errors,
}: Pick<ReturnType<typeof useLoaderData<typeof loader>>, "next" | "code" | "email"> & {
  readonly errors: FieldErrors;
}) {
  const t = useText(signIn);
  const ofCode = useText(codeForm);
  return (
    <>
      <h2 className="subtitle mb-2">{code === null ? t("byCode") : ofCode("title")}</h2>
      {code === null ? (
        <Form method="post" className="space-y-5 [&>button]:w-full" noValidate>
          <p className="text-soft">{t("codeHint")}</p>
          <input type="hidden" name="next" value={next} />
          {errors.form !== undefined && (
            <Notice tone="bad" alert>
              {errors.form}
            </Notice>
          )}
          <FormField
            id="code-email"
            name="email"
            label={t("yourEmail")}
            type="email"
            autoComplete="email"
            defaultValue={email}
            error={errors.email}
            focus
          />
          <SubmitButton name="intent" value="ask" busy={t("sending")}>
            {t("mailCode")}
          </SubmitButton>
        </Form>
      ) : (
        <CodeForm code={code} errors={errors} />
      )}
    </>
  );
}

function ByPassword({ next, answer }: { readonly next: string; readonly answer: PasswordAnswer | null }) {
  const t = useText(signIn);
  return (
    <Form method="post" className="space-y-5" noValidate>
      <input type="hidden" name="next" value={next} />
      {answer?.errors.form !== undefined && (
        <Notice tone="bad" alert>
          {answer.errors.form}
        </Notice>
      )}
      <FormField
        name="email"
        label={t("email")}
        type="email"
        autoComplete="username"
        defaultValue={answer?.email ?? ""}
        error={answer?.errors.email}
        focus
      />
      <FormField
        name="password"
        label={t("password")}
        type="password"
        autoComplete="current-password"
        error={answer?.errors.password}
        focus={answer?.errors.email === undefined}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <SubmitButton name="intent" value="password" busy={t("signingIn")} look="button-quiet">
          {t("signIn")}
        </SubmitButton>
        {answer?.errors.form === undefined ? (
          <Link className="link flex min-h-11 items-center" to={forgotPasswordPath(next)}>
            {t("forgot")}
          </Link>
        ) : (
          // Takes the address along. After the other button, which Enter presses.
          <button type="submit" formAction="/forgot-password" className="link min-h-11 cursor-pointer">
            {t("forgotten")}
          </button>
        )}
      </div>
    </Form>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
