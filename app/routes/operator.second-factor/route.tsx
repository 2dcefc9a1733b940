import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  type TypedResponse,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { fieldProblemInWords } from "../../../server/domain/text/field-problem-in-words.ts";
import { textProblemOf } from "../../../server/domain/values/typed-text.ts";
import { Notice } from "../../components/page/notice.tsx";
import { PageError } from "../../components/page/page-error.tsx";
import { keepPasskey } from "../../server/passkeys.server.ts";
import { operatorNextPath, SECOND_FACTOR_PAGE, setUpPath } from "../../second-factor-paths.ts";
import { waitSentenceOf } from "../../server/sign-in.server.ts";
import { valueIn } from "../../forms/value-in.ts";
import { languageIn, languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import { AppSection } from "./app-section.tsx";
import { PasskeySection } from "./passkey-section.tsx";
import { NewRecoveryCodes, RecoverySection } from "./recovery-section.tsx";
import { NO_ANSWER, type FactorAnswer } from "./factor-answer.ts";
import { secondFactor as secondFactorText } from "../../../server/domain/text/en/account/second-factor.ts";
import { secondFactorAnswers } from "../../../server/domain/text/en/account/second-factor-answers.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { useText } from "../../hooks/use-text.tsx";
import { pageTitle } from "../../page-title.ts";

const PASSKEY_NAME_CHARACTERS_MAX = 60;
const DONE = ["app", "removed", "renamed", "passkey"] as const;
type Done = (typeof DONE)[number];

export const meta: MetaFunction = ({ error, matches }) => [
  {
    title: pageTitle(
      error,
      "operations",
      textIn(secondFactorText, languageIn(matches))("title"),
      languageIn(matches),
    ),
  },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { secondFactor } = context.caller;
  const settings = await secondFactor.settings().catch(throwAsPage(request));
  const status = await secondFactor.status().catch(throwAsPage(request));
  const query = new URL(request.url).searchParams;
  const done = query.get("done") ?? "";
  const wanted = operatorNextPath(query.get("next"));
  return {
    settings,
    status,
    next: wanted.startsWith(SECOND_FACTOR_PAGE) ? "/operator" : wanted,
    done: DONE.find((one) => one === done) ?? null,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { secondFactor } = context.caller;
  const language = languageOf(context.language);
  const t = textIn(secondFactorAnswers, language);
  const next = operatorNextPath(new URL(request.url).searchParams.get("next"));
  const back = (done: Done | null) =>
    redirect(done === null ? setUpPath(next) : `${setUpPath(next)}&done=${done}`, 303);
  const [, intent = "", passkeyId = ""] = /^([a-z-]+)(?::(.{1,100}))?$/.exec(valueIn(form, "intent")) ?? [];
  switch (intent) {
    case "begin-app":
      await secondFactor.beginApp().catch(throwAsPage(request));
      return back(null);
    case "finish-app": {
      const code = valueIn(form, "code").trim().slice(0, 40);
      if (code === "") return { ...NO_ANSWER, appError: t("noDigits") };
      const outcome = await secondFactor.finishApp({ code }).catch(throwAsPage(request));
      if (outcome.kind === "nothing_pending") return back(null);
      if (outcome.kind === "wrong_code") return { ...NO_ANSWER, appError: t("wrongFirstCode") };
      if (outcome.recoveryCodes === null) return back("app");
      return { ...NO_ANSWER, recoveryCodes: outcome.recoveryCodes };
    }
    case "remove-app":
      return removed(await secondFactor.removeApp().catch(throwAsPage(request)));
    case "recovery-codes": {
      const recoveryCodes = await secondFactor.makeRecoveryCodes().catch(throwAsPage(request));
      return { ...NO_ANSWER, recoveryCodes };
    }
    case "add-passkey": {
      const name = valueIn(form, "name").trim();
      const problem = textProblemOf(name, "line", PASSKEY_NAME_CHARACTERS_MAX);
      if (problem !== null) return { ...NO_ANSWER, passkeyError: fieldProblemInWords(problem, language) };
      const answer = await keepPasskey(context, request, valueIn(form, "credential"), name);
      if (answer.kind === "done") return back("passkey");
      // The guard of the library's own path, checked here as well: its refusal leads to the page that asks for the factor, with this form.
      await secondFactor.settings().catch(throwAsPage(request));
      return {
        ...NO_ANSWER,
        passkeyError: waitSentenceOf(answer, language) ?? t("passkeyUnsaved"),
      };
    }
    case "rename-passkey":
      try {
        await secondFactor.renamePasskey({ passkeyId, name: valueIn(form, "name") });
        return back("renamed");
      } catch (error) {
        const message = fieldErrorsOf(error, language)?.["name"];
        if (message === undefined) return throwAsPage(request)(error);
        return { ...NO_ANSWER, renameError: { passkeyId, message } };
      }
    case "remove-passkey":
      return removed(await secondFactor.removePasskey({ passkeyId }).catch(throwAsPage(request)));
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }

  function removed({ kind }: { readonly kind: "removed" | "last_one" }): FactorAnswer | TypedResponse<never> {
    return kind === "removed" ? back("removed") : { ...NO_ANSWER, isLastOne: true };
  }
}

/** Where operators set up their second factor. */
export default function SecondFactor() {
  const t = useText(secondFactorText);
  const { settings, status, next, done } = useLoaderData<typeof loader>();
  const answer: FactorAnswer = useActionData<typeof action>() ?? NO_ANSWER;
  const { isSetUp, isAsked } = status;
  return (
    <div className="max-w-2xl space-y-10">
      <div>
        <h1 className="title">{t(isSetUp ? "title" : "setUp")}</h1>
        <p className="mt-2 text-soft">
          {t("why")}
          {!isAsked && ` ${t("notAsked")}`}
        </p>
      </div>
      {answer.recoveryCodes !== null && <NewRecoveryCodes codes={answer.recoveryCodes} next={next} />}
      {answer.isLastOne && (
        <Notice tone="warn" alert>
          {t("lastOne")}
        </Notice>
      )}
      {answer === NO_ANSWER && done !== null && (
        <Notice tone="good" alert>
          <p>{t(done)}</p>
          {done !== "removed" && done !== "renamed" && (
            <p className="mt-2">
              <Link to={next} className="link">
                {t("goOn")}
              </Link>
            </p>
          )}
        </Notice>
      )}
      <AppSection settings={settings} error={answer.appError} next={next} />
      <PasskeySection settings={settings} answer={answer} next={next} />
      {isSetUp && <RecoverySection left={settings.recoveryCodesLeft} next={next} />}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
