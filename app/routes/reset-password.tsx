import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { FormField } from "../components/forms/form-field.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { afterResetPath, forgotPasswordPath } from "../safe-next-path.ts";
import { newPasswordErrorOf, PASSWORD_CHARACTERS_MIN, passwordOf } from "../forms/sign-in-form.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageOf } from "../text/languages.ts";

export const meta: MetaFunction = () => [
  { title: "Choose a new password · BuildAppsWith" },
  // The address holds a token.
  { name: "referrer", content: "same-origin" },
  { name: "robots", content: "noindex" },
];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** Looks at nothing: mail scanners open links, and the link works once. */
export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return { token: (query.get("token") ?? "").slice(0, 200), next: afterResetPath(query.get("next")) };
}

interface Answer {
  readonly isOver: boolean;
  readonly error: string | null;
  readonly wait: string | null;
}

/** Uses the link up and sets the password. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = form.get("token");
  const page = (answer: Partial<Answer>): Answer => ({ isOver: false, error: null, wait: null, ...answer });
  if (typeof token !== "string" || token === "") return page({ isOver: true });
  const newPassword = passwordOf(form);
  const error = newPasswordErrorOf(newPassword, languageOf(context.language));
  if (error !== null) return page({ error });
  const answer = await askAuth(context, request, "/reset-password", { token, newPassword });
  if (answer.kind === "done")
    return redirect(`/sign-in?reset&next=${encodeURIComponent(afterResetPath(form.get("next")))}`, 303);
  const wait = waitSentenceOf(answer, languageOf(context.language));
  return pageAnswer(page(wait === null ? { isOver: true } : { wait }), answer);
}

export default function ResetPassword() {
  const { token, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">Choose a new password</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        {answer?.isOver === true || token === "" ? (
          <>
            <Notice tone="warn" alert>
              This link was used already or is older than 15 minutes. Your password is as it was.
            </Notice>
            <Link to={forgotPasswordPath(next)} className="button">
              Get a new link
            </Link>
          </>
        ) : (
          <Form method="post" className="space-y-5" noValidate>
            {answer?.wait != null && (
              <Notice tone="warn" alert>
                {answer.wait}
              </Notice>
            )}
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="next" value={next} />
            <FormField
              name="password"
              label="New password"
              type="password"
              autoComplete="new-password"
              hint={`At least ${PASSWORD_CHARACTERS_MIN} characters. You are signed out everywhere, and sign in with it.`}
              error={answer?.error ?? undefined}
              focus
            />
            <SubmitButton name="intent" value="reset" busy="Saving…">
              Set the new password
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
