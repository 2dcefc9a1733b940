import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { resetPassword } from "../../server/domain/text/en/account/reset-password.ts";
import { useText } from "../hooks/use-text.tsx";
import { textIn } from "../../server/domain/text/place.ts";
import { pageTitle } from "../page-title.ts";
import { FormField } from "../components/forms/form-field.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { afterResetPath, forgotPasswordPath } from "../safe-next-path.ts";
import { newPasswordErrorOf, PASSWORD_CHARACTERS_MIN, passwordOf } from "../forms/sign-in-form.ts";
import { askAuth, pageAnswer, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageIn, languageOf } from "../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => [
  {
    title: pageTitle(
      error,
      "account",
      textIn(resetPassword, languageIn(matches))("title"),
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
  const t = useText(resetPassword);
  const { token, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("title")}</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        {answer?.isOver === true || token === "" ? (
          <>
            <Notice tone="warn" alert>
              {t("over")}
            </Notice>
            <Link to={forgotPasswordPath(next)} className="button">
              {t("newLink")}
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
              label={t("password")}
              type="password"
              autoComplete="new-password"
              hint={t("hint", { least: String(PASSWORD_CHARACTERS_MIN) })}
              error={answer?.error ?? undefined}
              focus
            />
            <SubmitButton name="intent" value="reset" busy={t("saving")}>
              {t("set")}
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
