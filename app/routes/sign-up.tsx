import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { parseTimeZone } from "../../server/domain/instant.ts";
import { goOnAfterSignIn } from "../book-intent.server.ts";
import { FormField } from "../components/form-field.tsx";
import { Notice } from "../components/notice.tsx";
import { PageError } from "../components/page-error.tsx";
import { SubmitButton } from "../components/submit-button.tsx";
import { safeNextPath, signInPath } from "../safe-next-path.ts";
import {
  PASSWORD_CHARACTERS_MIN,
  passwordOf,
  signUpErrorsOf,
  textOf,
  type FieldErrors,
} from "../sign-in-form.ts";
import { askAuth, goOnWith, pageAnswer, waitSentenceOf, type AuthAnswer } from "../sign-in.server.ts";
import { useBrowserTimeZone } from "../use-browser-time-zone.ts";

export const meta: MetaFunction = () => [{ title: "Make an account · BuildAppsWith" }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export function loader({ context, request }: LoaderFunctionArgs) {
  const next = safeNextPath(new URL(request.url).searchParams.get("next"));
  if (context.actor.kind !== "nobody") return redirect(next);
  return { next, asBuilder: new URL(request.url).searchParams.get("as") === "builder" };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const name = textOf(form, "name");
  const email = textOf(form, "email");
  const password = passwordOf(form);
  const asBuilder = textOf(form, "role") === "builder";
  const errors = signUpErrorsOf({ name, email, password });
  if (errors !== null) return { name, email, asBuilder, errors };
  const answer = await askAuth(context, request, "/sign-up/email", { name, email, password });
  if (answer.kind !== "done")
    return pageAnswer({ name, email, asBuilder, errors: refusedErrorsOf(answer) }, answer);
  if (!asBuilder) return goOnAfterSignIn(context, request, answer.cookies, safeNextPath(form.get("next")));
  const caller = await context.callerWith(answer.cookies);
  await caller.myBuilder.start({ timeZone: parseTimeZone(textOf(form, "timeZone")) });
  return goOnWith(answer.cookies, "/builder");
}

function refusedErrorsOf(answer: Exclude<AuthAnswer, { kind: "done" }>): FieldErrors {
  if (answer.kind !== "refused") return { form: waitSentenceOf(answer) ?? "" };
  switch (answer.code) {
    case "USER_ALREADY_EXISTS":
    case "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL":
      return { email: "There is an account with this address already. Sign in instead." };
    case "INVALID_EMAIL":
    case "VALIDATION_ERROR":
      return { email: "This doesn’t look like an e-mail address." };
    case "PASSWORD_TOO_SHORT":
    case "PASSWORD_TOO_LONG":
    case "INVALID_PASSWORD":
      return { password: `Please choose between ${PASSWORD_CHARACTERS_MIN} and 128 characters.` };
    default:
      return { form: "The account could not be made. Please try again." };
  }
}

export default function SignUp() {
  const { next, asBuilder } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const timeZone = useBrowserTimeZone();
  const errors: FieldErrors = answer?.errors ?? {};
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">Make an account</h1>
      <p className="mt-2 text-soft">
        Have one already?{" "}
        <Link className="link" to={signInPath(next)}>
          Sign in
        </Link>
      </p>
      <Form method="post" className="card mt-7 space-y-5 p-6 sm:p-8" noValidate>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="timeZone" value={timeZone} />
        <fieldset>
          <legend className="mb-1.5 font-medium">What brings you here?</legend>
          <RoleChoice value="client" checked={!(answer?.asBuilder ?? asBuilder)}>
            I want to book sessions
          </RoleChoice>
          <RoleChoice value="builder" checked={answer?.asBuilder ?? asBuilder}>
            I want to sell sessions, with my Calendly
          </RoleChoice>
        </fieldset>
        {errors.form !== undefined && (
          <Notice tone="bad" alert>
            {errors.form}
          </Notice>
        )}
        <FormField
          name="name"
          label="Your name"
          type="text"
          autoComplete="name"
          defaultValue={answer?.name ?? ""}
          error={errors.name}
          focus
        />
        <FormField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          defaultValue={answer?.email ?? ""}
          error={errors.email}
          focus={errors.name === undefined}
        />
        <FormField
          name="password"
          label="Password"
          type="password"
          autoComplete="new-password"
          hint={`At least ${PASSWORD_CHARACTERS_MIN} characters.`}
          error={errors.password}
          focus={errors.name === undefined && errors.email === undefined}
        />
        <SubmitButton name="intent" value="sign-up" busy="Making your account…">
          Make an account
        </SubmitButton>
      </Form>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="account" />;
}

function RoleChoice({
  value,
  checked,
  children,
}: {
  readonly value: "client" | "builder";
  readonly checked: boolean;
  readonly children: string;
}) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="radio"
        name="role"
        value={value}
        defaultChecked={checked}
        className="size-4.5 flex-none accent-accent"
      />
      {children}
    </label>
  );
}
