import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { FormField } from "../components/forms/form-field.tsx";
import { MailboxLink } from "../components/forms/mailbox-link.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { afterResetPath, signInPath } from "../safe-next-path.ts";
import { emailErrorOf, textOf, type FieldErrors } from "../forms/sign-in-form.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageOf } from "../text/languages.ts";

export const meta: MetaFunction = () => [{ title: "Forgotten password · BuildAppsWith" }];

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
  const email = textOf(form, "email");
  const next = afterResetPath(form.get("next"));
  const page = (errors: FieldErrors, isMailed: boolean): Answer => ({ next, email, errors, isMailed });
  const error = emailErrorOf(email, languageOf(context.language));
  if (error !== null) return page({ email: error }, false);
  const answer = await askAuth(context, request, "/request-password-reset", { email, redirectTo: next });
  if (answer.kind === "done") return page({}, true);
  const errors =
    answer.kind === "refused" && answer.code === "VALIDATION_ERROR"
      ? { email: "This doesn’t look like an e-mail address." }
      : {
          form:
            waitSentenceOf(answer, languageOf(context.language)) ??
            "The mail could not be sent. Please try again.",
        };
  return pageAnswer(page(errors, false), answer);
}

export default function ForgotPassword() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const next = answer?.next ?? loaded.next;
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">Forgotten password</h1>
      <p className="mt-2 text-soft">
        Or{" "}
        <Link className="link" to={signInPath(next)}>
          sign in by a mailed link
        </Link>
        , which needs no password.
      </p>
      <div className="card mt-7 p-6 sm:p-8">
        {answer?.isMailed === true ? (
          <Notice tone="good" alert>
            <p className="font-medium wrap-anywhere">A mail is on its way to {answer.email}</p>
            <p className="mt-1 text-soft">
              It has a link to choose a new password, which works once, for 15 minutes. If there is no account
              with this address, it says so. You can close this page.
            </p>
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
              label="E-mail address of your account"
              type="email"
              autoComplete="username"
              defaultValue={answer?.email ?? ""}
              error={answer?.errors.email}
              focus
            />
            <SubmitButton name="intent" value="reset" busy="Sending…">
              Mail me a link to choose a new one
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
