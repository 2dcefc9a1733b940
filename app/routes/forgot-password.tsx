import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { forgotPassword } from "../../server/domain/text/en/account/forgot-password.ts";
import { rich, useText } from "../hooks/use-text.tsx";
import { textIn } from "../../server/domain/text/place.ts";
import { pageTitle } from "../page-title.ts";
import { signInAnswers } from "../../server/domain/text/en/account/sign-in-answers.ts";
import { FormField } from "../components/forms/form-field.tsx";
import { MailboxLink } from "../components/forms/mailbox-link.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { afterResetPath, signInPath } from "../safe-next-path.ts";
import { emailErrorOf, textOf, type FieldErrors } from "../forms/sign-in-form.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageIn, languageOf } from "../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => [
  {
    title: pageTitle(
      error,
      "account",
      textIn(forgotPassword, languageIn(matches))("title"),
      languageIn(matches),
    ),
  },
];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export function loader({ request }: LoaderFunctionArgs) {
  return { next: afterResetPath(new URL(request.url).searchParams.get("next")) };
}

interface Answer {
  /** Where to go on once they are signed in again. */
  readonly next: string;
  readonly email: string;
  readonly errors: FieldErrors;
  readonly isMailed: boolean;
}

/** Says the same of every address: whether it has an account is said in the mail alone. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = languageOf(context.language);
  const email = textOf(form, "email");
  const next = afterResetPath(form.get("next"));
  const page = (errors: FieldErrors, isMailed: boolean): Answer => ({ next, email, errors, isMailed });
  const error = emailErrorOf(email, language);
  if (error !== null) return page({ email: error }, false);
  const answer = await askAuth(context, request, "/request-password-reset", { email, redirectTo: next });
  if (answer.kind === "done") return page({}, true);
  const errors =
    answer.kind === "refused" && answer.code === "VALIDATION_ERROR"
      ? { email: textIn(signInAnswers, language)("notAnEmail") }
      : {
          form: waitSentenceOf(answer, language) ?? textIn(signInAnswers, language)("mailUnsent"),
        };
  return pageAnswer(page(errors, false), answer);
}

export default function ForgotPassword() {
  const t = useText(forgotPassword);
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const next = answer?.next ?? loaded.next;
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 text-soft">
        {rich(
          t.parts("orByLink", {
            link: (text) => (
              <Link className="link" to={signInPath(next)}>
                {rich(text)}
              </Link>
            ),
          }),
        )}
      </p>
      <div className="card mt-7 p-6 sm:p-8">
        {answer?.isMailed === true ? (
          <Notice tone="good" alert>
            <p className="font-medium wrap-anywhere">{t("onItsWay", { email: answer.email })}</p>
            <p className="mt-1 text-soft">{t("next")}</p>
            <MailboxLink to={answer.email} />
          </Notice>
        ) : (
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
            <SubmitButton name="intent" value="reset" busy={t("sending")}>
              {t("send")}
            </SubmitButton>
          </Form>
        )}
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}
