import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { signInAnswers } from "../../server/domain/text/en/account/sign-in-answers.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { signUp } from "../../server/domain/text/en/account/sign-up.ts";
import { rich, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { FormField } from "../components/forms/form-field.tsx";
import { LinkSent } from "../components/forms/link-sent.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { ProblemLink } from "../components/page/problem-link.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { safeNextPath, signInPath } from "../safe-next-path.ts";
import { signUpErrorsOf, textOf, type FieldErrors } from "../forms/sign-in-form.ts";
import { askAuth, pageAnswer, waitSentenceOf, type AuthAnswer } from "../server/sign-in.server.ts";
import { languageIn, languageOf } from "../text/languages.ts";

export const meta: MetaFunction = ({ error, matches }) => [
  { title: pageTitle(error, "account", textIn(signUp, languageIn(matches))("create"), languageIn(matches)) },
];

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
  const asBuilder = textOf(form, "role") === "builder";
  const typed = { name, email, asBuilder };
  const errors = signUpErrorsOf({ name, email }, languageOf(context.language));
  if (errors !== null) return { ...typed, errors, mailedTo: null };
  const callbackURL = asBuilder ? "/builder" : safeNextPath(form.get("next"));
  const answer = await askAuth(context, request, "/sign-in/magic-link", { name, email, callbackURL });
  if (answer.kind === "done") return { ...typed, errors: {}, mailedTo: email };
  return pageAnswer(
    { ...typed, errors: refusedErrorsOf(answer, languageOf(context.language)), mailedTo: null },
    answer,
  );
}

function refusedErrorsOf(answer: Exclude<AuthAnswer, { kind: "done" }>, language: Language): FieldErrors {
  if (answer.kind !== "refused") return { form: waitSentenceOf(answer, language) ?? "" };
  const t = textIn(signInAnswers, language);
  return answer.code === "VALIDATION_ERROR" ? { email: t("notAnEmail") } : { form: t("mailUnsent") };
}

export default function SignUp() {
  const t = useText(signUp);
  const { next, asBuilder } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: FieldErrors = answer?.errors ?? {};
  if (answer?.mailedTo != null) return <LookAtYourMail next={next} {...answer} mailedTo={answer.mailedTo} />;
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("create")}</h1>
      <p className="mt-2 text-soft">
        {rich(
          t.parts("haveOne", {
            link: (text) => (
              <Link className="link" to={signInPath(next)}>
                {rich(text)}
              </Link>
            ),
          }),
        )}
      </p>
      <Form method="post" className="card mt-7 space-y-5 p-6 sm:p-8" noValidate>
        <input type="hidden" name="next" value={next} />
        <fieldset>
          <legend className="mb-1.5 font-medium">{t("role")}</legend>
          <RoleChoice value="client" checked={!(answer?.asBuilder ?? asBuilder)}>
            {t("client")}
          </RoleChoice>
          <RoleChoice value="builder" checked={answer?.asBuilder ?? asBuilder}>
            {t("builder")}
          </RoleChoice>
        </fieldset>
        {errors.form !== undefined && (
          <Notice tone="bad" alert>
            {errors.form}
          </Notice>
        )}
        <FormField
          name="name"
          label={t("name")}
          type="text"
          autoComplete="name"
          defaultValue={answer?.name ?? ""}
          error={errors.name}
          focus
        />
        <FormField
          name="email"
          label={t("email")}
          type="email"
          autoComplete="username"
          defaultValue={answer?.email ?? ""}
          error={errors.email}
          focus={errors.name === undefined}
        />
        <p className="text-soft">{t("mailed")}</p>
        <SubmitButton name="intent" value="sign-up" busy={t("sending")}>
          {t("create")}
        </SubmitButton>
      </Form>
      <ProblemLink step="sign_in" />
    </div>
  );
}

/** The same for every address: whether it has an account is said in the mail alone. */
function LookAtYourMail({
  next,
  name,
  email,
  asBuilder,
  mailedTo,
}: {
  readonly next: string;
  readonly name: string;
  readonly email: string;
  readonly asBuilder: boolean;
  readonly mailedTo: string;
}) {
  const t = useText(signUp);
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("look")}</h1>
      <div className="card mt-7 space-y-5 p-6 sm:p-8">
        <LinkSent to={mailedTo} />
        {asBuilder && <p>{t("thenSell")}</p>}
        <p className="text-soft">{t("nothingThere")}</p>
        <Form method="post" className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="name" value={name} />
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="role" value={asBuilder ? "builder" : "client"} />
          <SubmitButton name="intent" value="sign-up" busy={t("sending")} look="button-quiet">
            {t("again")}
          </SubmitButton>
          <a
            className="link"
            href={`/sign-up?next=${encodeURIComponent(next)}${asBuilder ? "&as=builder" : ""}`}
          >
            {t("otherAddress")}
          </a>
        </Form>
      </div>
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
