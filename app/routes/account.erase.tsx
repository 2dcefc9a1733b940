import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { FormField } from "../components/forms/form-field.tsx";
import { LinkSent } from "../components/forms/link-sent.tsx";
import { MailedLinkForm } from "../components/forms/mailed-link-form.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import type { ErasureHindrance } from "../page-data.ts";
import { signInPath } from "../safe-next-path.ts";
import { askAuth, waitSentenceOf } from "../server/sign-in.server.ts";
import { languageOf } from "../text/languages.ts";
import { valueIn } from "../forms/value-in.ts";
import { throwAsPage } from "../trpc-errors.ts";

const PAGE = "/account/erase";

export const meta: MetaFunction = () => [
  { title: "Erase the account · BuildAppsWith" },
  { name: "robots", content: "noindex" },
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
  const form = await request.formData();
  const page = (answer: Partial<Answer>): Answer => ({ typed: "", errors: {}, mailedTo: null, ...answer });
  if (valueIn(form, "intent") === "mail-link") {
    const { email } = context.actor;
    const answer = await askAuth(context, request, "/sign-in/magic-link", { email, callbackURL: PAGE });
    return answer.kind === "done"
      ? page({ mailedTo: email })
      : page({
          errors: {
            form: waitSentenceOf(answer, languageOf(context.language)) ?? "The link could not be sent.",
          },
        });
  }
  const typed = valueIn(form, "typed").slice(0, 400);
  const password = valueIn(form, "password").slice(0, 128);
  const answer = await context.caller.account.erase({ typed, password }).catch(throwAsPage(request));
  if (answer.ok) return redirect(`${PAGE}?done`, 303);
  return page({ typed, errors: ERRORS[answer.refusal.code] });
}

const ERRORS = {
  other_words: { typed: "This is not the address of the account." },
  wrong_password: { password: "This is not your password." },
  not_fresh: { form: "Please show that it is you: with your password, or with a link that we mail you." },
  unconfirmed: { form: "Please confirm your address first: have a link mailed to you, and open it." },
  hindered: { form: "Nothing was erased yet: what has to happen first is listed above." },
} as const;

export default function EraseAccount() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (page === null)
    return (
      <div className="mx-auto max-w-2xl">
        <h1 className="title">Your account is erased</h1>
        <p className="mt-3 text-soft">
          Nothing here identifies you any more. Calendly and Stripe keep records of their own; ask them, too.
        </p>
      </div>
    );
  const { account, hindrances, mayErase, isFresh } = page;
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="title">Erase your account</h1>
      <p className="mt-2 text-soft">This cannot be undone.</p>
      <div className="card mt-7 space-y-4 p-5 sm:p-6">
        <p>
          <strong>Goes:</strong> your account, your name and address in all bookings, your answers, notes and
          links
          {account.role === "builder" &&
            ", your profile, picture and offers, and the connection with Calendly"}
          .
        </p>
        <p>
          <strong>Kept, without your name:</strong> what was booked, when, for how much, and where the money
          went.
        </p>
        <p>
          <a href="/account/export" download className="link">
            Download your data
          </a>{" "}
          before, if you want to keep it.
        </p>
      </div>
      {hindrances.length > 0 && (
        <section aria-labelledby="hindrances" className="card mt-5 space-y-3 p-5 sm:p-6">
          <h2 id="hindrances" className="subtitle">
            Not possible yet: this comes first
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
                label={`Type ${account.email} to confirm`}
                type="text"
                autoComplete="off"
                defaultValue={answer?.typed ?? ""}
                error={answer?.errors.typed}
                focus
              />
              {!isFresh && (
                <FormField
                  name="password"
                  label="Your password"
                  type="password"
                  autoComplete="current-password"
                  error={answer?.errors.password}
                  focus={answer?.errors.typed === undefined}
                />
              )}
              <div className="flex flex-wrap gap-3">
                <Link to="/account" className="button-quiet">
                  Keep the account
                </Link>
                <SubmitButton name="intent" value="erase" busy="Erasing…" look="button-danger">
                  Erase it for good
                </SubmitButton>
              </div>
            </Form>
          ) : (
            <p className="text-soft">To make sure that it is you, sign in once more.</p>
          )}
          {!isFresh && <MailedLinkForm action={PAGE} email={account.email} />}
        </div>
      )}
    </div>
  );
}

function Hindrance({ hindrance }: { readonly hindrance: ErasureHindrance }) {
  switch (hindrance.kind) {
    case "operator":
      return (
        <li className="py-3">
          You are an operator of this site. Another operator has to remove that role from this account first.
        </li>
      );
    case "deliveries_open":
      return (
        <li className="py-3">
          Something about you is still being worked on. Please come back in a few minutes.
        </li>
      );
    case "not_over":
    case "money_under_way":
    case "effect_open":
      return (
        <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
          <span className="min-w-0 flex-1 basis-64">{WORDS[hindrance.kind][hindrance.as]}</span>
          <Link
            to={`${hindrance.as === "builder" ? "/builder" : ""}/bookings/${hindrance.bookingId}`}
            className="link flex min-h-11 items-center"
          >
            Open the booking
          </Link>
        </li>
      );
  }
}

const WORDS = {
  not_over: {
    client: "You have a booking that is not over: let it take place, or cancel it.",
    builder: "A client has booked a session with you: hold it, or cancel it, which returns their money.",
  },
  money_under_way: {
    client: "Money of a booking is on its way to you: wait until it has arrived.",
    builder: "Money of a booking that you sold is on its way: wait until it has arrived.",
  },
  effect_open: {
    client: "Something is still to be done for a booking of yours: please come back in a few minutes.",
    builder: "Something is still to be done for a booking that you sold: please come back in a few minutes.",
  },
} as const;

export function ErrorBoundary() {
  return <PageError about="account" />;
}
