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
import { languageOf } from "../../text/languages.ts";
import { valueIn } from "../../forms/value-in.ts";
import { throwAsPage } from "../../trpc-errors.ts";
import { waitInWords } from "../../text/wait-in-words.ts";

const INTENT = `${CONFIRM_PREFIX}intent`;
const CODE = `${CONFIRM_PREFIX}code`;
const CREDENTIAL = `${CONFIRM_PREFIX}credential`;

export const meta: MetaFunction = () => [{ title: "Confirm it is you · BuildAppsWith" }];

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
      return answer({
        passkeyError:
          waitSentenceOf(checked, languageOf(context.language)) ?? "This is not a passkey of your account.",
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
  // Not a try: it is not counted.
  if (code === "") return answer({ codeError: "Please type a code." });
  const outcome = await context.caller.secondFactor.enterCode({ code }).catch(throwAsPage(request));
  switch (outcome.kind) {
    case "confirmed":
      return goOn(next, carried, []);
    case "wrong":
      return answer({ codeError: wrongCodeWords(outcome) });
    case "wait": {
      const { retryAfterSeconds } = outcome;
      const codeError = `Too many codes were tried. The next one counts ${waitInWords(retryAfterSeconds)}; a recovery code or a passkey works now.`;
      const headers = { "retry-after": String(retryAfterSeconds) };
      return data(answer({ codeError }), { status: 429, headers });
    }
    case "session_ended":
      return redirect(`/sign-in?ended=codes&next=${encodeURIComponent(next)}`, 303);
  }
}

function wrongCodeWords(outcome: { readonly triesLeft: number; readonly wasUsed: boolean }): string {
  const left = outcome.triesLeft === 1 ? "One try is left" : `${outcome.triesLeft} tries are left`;
  const after = `${left} before you are signed out.`;
  return outcome.wasUsed
    ? `This code was used already: each works once. Your app shows a new one within 30 seconds. ${after}`
    : `This is not the code that your app shows now. ${after}`;
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
  const { status, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const submit = useSubmit();
  const carried: CarriedForm = answer?.carried ?? [];
  const page = confirmPath(next);
  return (
    <div className="mx-auto max-w-md">
      <h1 className="title">Confirm it is you</h1>
      <p className="mt-2 text-soft">
        {status.confirmedAt === null
          ? "You are signed in. Operators show a second factor as well."
          : `What moves money, or changes how you sign in, asks again after ${SECOND_FACTOR_MONEY_MINUTES} minutes.`}
      </p>
      {carried.length > 0 && (
        <div className="mt-5">
          <Notice tone="plain">Your form is kept, and is sent as soon as you have confirmed.</Notice>
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
            Use a passkey
          </PasskeyButton>
        )}
        {(status.hasApp || status.hasRecoveryCodes) && (
          <Form method="post" action={page} className="space-y-5" noValidate>
            {carried.map(([name, value], at) => (
              <input key={`${at} ${name}`} type="hidden" name={name} value={value} />
            ))}
            <FormField
              name={CODE}
              label={status.hasApp ? "Code of your authenticator app" : "Recovery code"}
              hint={codeHintOf(status)}
              type="text"
              autoComplete="one-time-code"
              {...(status.hasApp && !status.hasRecoveryCodes ? { inputMode: "numeric" as const } : {})}
              error={answer?.codeError ?? undefined}
              focus
            />
            <SubmitButton name={INTENT} value="code" busy="Looking…">
              Confirm
            </SubmitButton>
          </Form>
        )}
      </div>
      <p className="mt-5 text-soft">
        Lost your phone and your recovery codes? Whoever runs the server can reset your second factor.
      </p>
    </div>
  );
}

function codeHintOf({
  hasApp,
  hasRecoveryCodes,
}: {
  readonly hasApp: boolean;
  readonly hasRecoveryCodes: boolean;
}): string {
  if (!hasApp) return "One of those that you kept; each works once.";
  return hasRecoveryCodes ? "Six digits. A recovery code works too, once." : "Six digits.";
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
