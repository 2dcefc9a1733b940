import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
  type MetaFunction,
  type TypedResponse,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSubmit } from "@remix-run/react";
import { SECOND_FACTOR_MONEY_MINUTES } from "../../../server/domain/values/second-factor.ts";
import { CONFIRM_PREFIX, carriedFormOf, type CarriedForm } from "../../forms/carried-form.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { PasskeyButton } from "../../components/forms/passkey-button.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { showPasskey } from "../../forms/passkey-ceremony.ts";
import { checkPasskey } from "../../server/passkeys.server.ts";
import { confirmPath, operatorNextPath, setUpPath } from "../../second-factor-paths.ts";
import { waitSentenceOf } from "../../server/sign-in.server.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { valueIn } from "../../forms/value-in.ts";
import { throwAsPage } from "../../trpc-errors.ts";
import { secondFactorConfirm } from "../../../server/domain/text/en/account/second-factor-confirm.ts";
import { secondFactorAnswers } from "../../../server/domain/text/en/account/second-factor-answers.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { useText } from "../../hooks/use-text.tsx";
import { formatWait } from "../../../server/domain/text/format-wait.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { pageTitle } from "../../page-title.ts";

const INTENT = `${CONFIRM_PREFIX}intent`;
const CODE = `${CONFIRM_PREFIX}code`;
const CREDENTIAL = `${CONFIRM_PREFIX}credential`;

export const meta: MetaFunction = ({ error, matches }) => [
  {
    title: pageTitle(
      error,
      "operations",
      textIn(secondFactorConfirm, languageIn(matches))("title"),
      languageIn(matches),
    ),
  },
];

function nextOf(request: Request): string {
  return operatorNextPath(new URL(request.url).searchParams.get("next"));
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const status = await context.caller.secondFactor.status().catch(throwAsPage(request));
  const next = nextOf(request);
  if (!status.isSetUp) return redirect(setUpPath(next));
  return { status, next };
}

interface Answer {
  readonly carried: CarriedForm;
  readonly codeError: string | null;
  readonly passkeyError: string | null;
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const next = nextOf(request);
  const carried = carriedFormOf(form);
  const answer = (errors: Partial<Answer>): Answer => ({
    carried,
    codeError: null,
    passkeyError: null,
    ...errors,
  });
  switch (valueIn(form, INTENT)) {
    case "code":
      return answerToCode(context, request, valueIn(form, CODE).trim().slice(0, 40), {
        next,
        carried,
        answer,
      });
    case "passkey": {
      const checked = await checkPasskey(context, request, valueIn(form, CREDENTIAL));
      if (checked.kind === "done") return goOn(next, carried, checked.cookies);
      const language = languageOf(context.language);
      return answer({
        passkeyError: waitSentenceOf(checked, language) ?? textIn(secondFactorAnswers, language)("notYours"),
      });
    }
    default:
      // A form of another page, which waits here for the second factor.
      return answer({});
  }
}

async function answerToCode(
  context: AppLoadContext,
  request: Request,
  code: string,
  waiting: {
    readonly next: string;
    readonly carried: CarriedForm;
    readonly answer: (errors: Partial<Answer>) => Answer;
  },
) {
  const { next, carried, answer } = waiting;
  const language = languageOf(context.language);
  const t = textIn(secondFactorAnswers, language);
  // Not a try: it is not counted.
  if (code === "") return answer({ codeError: t("noCode") });
  const outcome = await context.caller.secondFactor.enterCode({ code }).catch(throwAsPage(request));
  switch (outcome.kind) {
    case "confirmed":
      return goOn(next, carried, []);
    case "wrong":
      return answer({ codeError: wrongCodeWords(outcome, language) });
    case "wait": {
      const { retryAfterSeconds } = outcome;
      const codeError = t("tooMany", { wait: formatWait(retryAfterSeconds, language) });
      const headers = { "retry-after": String(retryAfterSeconds) };
      return data(answer({ codeError }), { status: 429, headers });
    }
    case "session_ended":
      return redirect(`/sign-in?ended=codes&next=${encodeURIComponent(next)}`, 303);
  }
}

function wrongCodeWords(
  { triesLeft, wasUsed }: { readonly triesLeft: number; readonly wasUsed: boolean },
  language: Language,
): string {
  const t = textIn(secondFactorAnswers, language);
  return `${t(wasUsed ? "usedCode" : "wrongCode")} ${t("triesLeft", { tries: triesLeft })}`;
}

/** Back to where one was; a form that waits is sent on as it was (307). */
function goOn(next: string, carried: CarriedForm, cookies: readonly string[]): TypedResponse<never> {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  if (carried.length === 0) return redirect(next, { status: 303, headers });
  // The overview's own action stands at its index.
  return redirect(next === "/operator" ? "/operator?index" : next, { status: 307, headers });
}

/** Asks an operator for their second factor. */
export default function Confirm() {
  const t = useText(secondFactorConfirm);
  const { status, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const carried: CarriedForm = answer?.carried ?? [];
  const page = confirmPath(next);
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 text-soft">
        {status.confirmedAt === null
          ? t("why")
          : t("whyAgain", { minutes: String(SECOND_FACTOR_MONEY_MINUTES) })}
      </p>
      {carried.length > 0 && (
        <div className="mt-5">
          <Notice tone="plain">{t("kept")}</Notice>
        </div>
      )}
      <div className="card mt-7 space-y-6 p-6 sm:p-8">
        {status.hasPasskey && (
          <PasskeyButton
            ask={showPasskey}
            error={answer?.passkeyError ?? null}
            look={status.hasApp ? "button-quiet" : "button"}
            onCredential={(credential) => {
              const form = new FormData();
              for (const [name, value] of carried) form.append(name, value);
              form.set(INTENT, "passkey");
              form.set(CREDENTIAL, credential);
              submit(form, { method: "post", action: page });
            }}
          >
            {t("passkey")}
          </PasskeyButton>
        )}
        {(status.hasApp || status.hasRecoveryCodes) && (
          <Form method="post" action={page} className="space-y-5" noValidate>
            {carried.map(([name, value], at) => (
              <input key={`${at} ${name}`} type="hidden" name={name} value={value} />
            ))}
            <FormField
              name={CODE}
              label={t(status.hasApp ? "appCode" : "recoveryCode")}
              hint={t(codeHintOf(status))}
              type="text"
              autoComplete="one-time-code"
              {...(status.hasApp && !status.hasRecoveryCodes ? { inputMode: "numeric" as const } : {})}
              error={answer?.codeError ?? undefined}
              focus
            />
            <SubmitButton name={INTENT} value="code" busy={t("confirming")}>
              {t("confirm")}
            </SubmitButton>
          </Form>
        )}
      </div>
      <p className="mt-5 text-soft">{t("lost")}</p>
    </div>
  );
}

function codeHintOf({
  hasApp,
  hasRecoveryCodes,
}: {
  readonly hasApp: boolean;
  readonly hasRecoveryCodes: boolean;
}) {
  if (!hasApp) return "recoveryHint";
  return hasRecoveryCodes ? "eitherHint" : "appHint";
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
