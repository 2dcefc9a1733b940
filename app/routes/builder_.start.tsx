import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { parseTimeZone } from "../../server/domain/instant.ts";
import { PageError } from "../components/page-error.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { confirmPath, signInPath } from "../safe-next-path.ts";
import { textOf } from "../sign-in-form.ts";
import { throwAsPage } from "../trpc-errors.ts";
import { useBrowserTimeZone } from "../use-browser-time-zone.ts";

export const meta: MetaFunction = () => [
  { title: "Sell sessions · BuildAppsWith" },
  { name: "robots", content: "noindex" },
];

export const headers: HeadersFunction = () => ({ "cache-control": "private, no-store" });

const PATH = "/builder/start";

/** Where the mailed link leads whoever made an account in order to sell. Nobody becomes a builder by opening a link alone. */
export function loader({ context }: LoaderFunctionArgs) {
  const { actor } = context;
  if (actor.kind === "nobody") return redirect(signInPath(PATH));
  if (actor.confirmed === null) return redirect(confirmPath(PATH));
  if (actor.kind === "builder") return redirect("/builder");
  return { name: actor.name || actor.email, email: actor.email, isOperator: actor.kind === "operator" };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  await context.caller.myBuilder
    .start({ timeZone: parseTimeZone(textOf(form, "timeZone")) })
    .catch(throwAsPage(request));
  return redirect("/builder", { status: 303 });
}

export default function StartBuilder() {
  const { name, email, isOperator } = useLoaderData<typeof loader>();
  const timeZone = useBrowserTimeZone();
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">Sell sessions with your Calendly</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        {isOperator ? (
          <p>This is an operator’s account. Use another address to sell.</p>
        ) : (
          <Form method="post" className="space-y-5">
            <p>
              You get a page of your own, as <strong className="wrap-anywhere">{name}</strong>. Nobody sees it
              before you have connected your Calendly and published a session. Mails go to{" "}
              <span className="wrap-anywhere">{email}</span>.
            </p>
            <input type="hidden" name="timeZone" value={timeZone} />
            <SubmitButton name="intent" value="start" busy="Making your page…">
              Make my builder page
            </SubmitButton>
          </Form>
        )}
      </div>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
