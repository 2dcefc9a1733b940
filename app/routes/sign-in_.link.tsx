import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { goOnAfterSignIn } from "../server/book-intent.server.ts";
import { signInLink } from "../../server/domain/text/en/account/sign-in-link.ts";
import { useText } from "../hooks/use-text.tsx";
import { textIn } from "../../server/domain/text/place.ts";
import { pageTitle } from "../page-title.ts";
import { FormField } from "../components/forms/form-field.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { ProblemLink } from "../components/page/problem-link.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { safeNextPath, signInPath } from "../safe-next-path.ts";
import { newPasswordErrorOf, PASSWORD_CHARACTERS_MIN, passwordOf } from "../forms/sign-in-form.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageIn, languageOf } from "../text/languages.ts";

// The data is null after an action that threw, whatever the type says.
export const meta: MetaFunction<typeof loader> = ({ data, error, matches }) => [
  {
    title: pageTitle(
      error,
      "account",
      textIn(signInLink, languageIn(matches))(data?.isNew === true ? "confirmTitle" : "signIn"),
      languageIn(matches),
    ),
  },
  // The address holds a token.
  { name: "referrer", content: "same-origin" },
];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** Looks at nothing: mail scanners open links, and the link works once. */
export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return {
    token: (query.get("token") ?? "").slice(0, 200),
    next: safeNextPath(query.get("next")),
    isNew: query.get("new") === "1",
  };
}

/** Uses the link up and signs in; whoever has no password yet may choose one with it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = form.get("token");
  if (typeof token !== "string" || token === "") return { wait: null, passwordError: null };
  const password = passwordOf(form);
  const passwordError = password === "" ? null : newPasswordErrorOf(password, languageOf(context.language));
  // Before the link is used up: it works once.
  if (passwordError !== null) return { wait: null, passwordError };
  const answer = await askAuth(
    context,
    request,
    `/magic-link/verify?token=${encodeURIComponent(token)}`,
    null,
  );
  const next = safeNextPath(form.get("next"));
  if (answer.kind === "done") {
    // The session that this browser had is ended: it gets a new one.
    const before = context.actor.kind === "nobody" ? undefined : context.actor.signIn?.sessionId;
    if (before !== undefined)
      await (await context.callerWith(answer.cookies)).account.endSession({ sessionId: before });
    if (password !== "") await context.setFirstPassword(answer.cookies, password);
    const droppedPassword = answer.droppedPassword && password === "";
    return goOnAfterSignIn(context, request, { cookies: answer.cookies, droppedPassword }, next);
  }
  return pageAnswer(
    { wait: waitSentenceOf(answer, languageOf(context.language)), passwordError: null },
    answer,
  );
}

export default function SignInByLink() {
  const t = useText(signInLink);
  const { token, next, isNew } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t(isNew ? "confirmTitle" : "title")}</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        {answer?.wait != null && (
          <Notice tone="warn" alert>
            {answer.wait}
          </Notice>
        )}
        {(answer !== undefined && answer.wait === null && answer.passwordError === null) || token === "" ? (
          <>
            <Notice tone="warn" alert>
              {t("over")}
            </Notice>
            <Link to={signInPath(next)} className="button">
              {t("newLink")}
            </Link>
          </>
        ) : (
          <Form method="post" className="space-y-5">
            <p className="text-soft">{t(isNew ? "pressToConfirm" : "press")}</p>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="next" value={next} />
            {isNew && (
              <FormField
                name="password"
                label={t("password")}
                type="password"
                autoComplete="new-password"
                hint={t("passwordHint", { least: String(PASSWORD_CHARACTERS_MIN) })}
                error={answer?.passwordError ?? undefined}
                required={false}
                focus
              />
            )}
            <SubmitButton name="intent" value="link" busy={t("signingIn")}>
              {t(isNew ? "confirm" : "signIn")}
            </SubmitButton>
          </Form>
        )}
      </div>
      <ProblemLink step="sign_in" />
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
