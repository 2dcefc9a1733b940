import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { goOnAfterSignIn } from "../book-intent.server.ts";
import { Notice } from "../components/notice.tsx";
import { PageError } from "../components/page-error.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { safeNextPath, signInPath } from "../safe-next-path.ts";
import { askAuth, goOnWith, pageAnswer, waitSentenceOf } from "../sign-in.server.ts";

export const meta: MetaFunction = () => [
  { title: "Sign in · BuildAppsWith" },
  // The address holds a token.
  { name: "referrer", content: "same-origin" },
  { name: "robots", content: "noindex" },
];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** Looks at nothing: mail scanners open links, and the link works once. */
export function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return { token: (query.get("token") ?? "").slice(0, 200), next: safeNextPath(query.get("next")) };
}

/** Uses the link up and signs in. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = form.get("token");
  if (typeof token !== "string" || token === "") return { wait: null };
  const answer = await askAuth(
    context,
    request,
    `/magic-link/verify?token=${encodeURIComponent(token)}`,
    null,
  );
  const next = safeNextPath(form.get("next"));
  if (answer.kind === "done") {
    // This browser was signed in: it is so anew, and not twice.
    const before = context.actor.kind === "nobody" ? undefined : context.actor.signIn?.sessionId;
    if (before !== undefined)
      await (await context.callerWith(answer.cookies)).account.endSession({ sessionId: before });
    if (answer.droppedPassword)
      return goOnWith(answer.cookies, `/account?password-gone&next=${encodeURIComponent(next)}`);
    return goOnAfterSignIn(context, request, answer.cookies, next);
  }
  return pageAnswer({ wait: waitSentenceOf(answer) }, answer);
}

export default function SignInByLink() {
  const { token, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">Sign in with your link</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        {answer?.wait != null && (
          <Notice tone="warn" alert>
            {answer.wait}
          </Notice>
        )}
        {(answer !== undefined && answer.wait === null) || token === "" ? (
          <>
            <Notice tone="warn" alert>
              This link was used already or is older than 15 minutes.
            </Notice>
            <Link to={signInPath(next)} className="button">
              Get a new link
            </Link>
          </>
        ) : (
          <Form method="post" className="space-y-5">
            <p className="text-soft">One press, and you are signed in on this device.</p>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="next" value={next} />
            <SubmitButton name="intent" value="link" busy="Signing in…">
              Sign in
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
