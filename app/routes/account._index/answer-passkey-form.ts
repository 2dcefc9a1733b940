import type { ActionFunctionArgs } from "@remix-run/node";
import { accountRefusals } from "../../../server/domain/text/en/account/account-refusals.ts";
import { ownPasskeys } from "../../../server/domain/text/en/account/own-passkeys.ts";
import { fieldProblemInWords } from "../../../server/domain/text/field-problem-in-words.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { textProblemOf } from "../../../server/domain/values/typed-text.ts";
import { valueIn } from "../../forms/value-in.ts";
import { keepPasskey } from "../../server/passkeys.server.ts";
import { pageAnswer, waitSentenceOf } from "../../server/sign-in.server.ts";
import { languageOf } from "../../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../../trpc-errors.ts";
import type { AccountAnswer, DoneWord } from "./account-answer.ts";

const PASSKEY_NAME_CHARACTERS_MAX = 60;

type Answer =
  | { readonly done: DoneWord }
  | Exclude<AccountAnswer, undefined>
  | ReturnType<typeof pageAnswer<Exclude<AccountAnswer, undefined>>>;

/** Does what a form of the account's passkeys asks for. Null when it is none of theirs. */
export async function answerPasskeyForm(
  { context, request }: Pick<ActionFunctionArgs, "context" | "request">,
  form: FormData,
): Promise<Answer | null> {
  const { myPasskeys } = context.caller;
  const language = languageOf(context.language);
  const sent = valueIn(form, "intent");
  const [, intent = "", passkeyId = ""] = /^([a-z]+-passkey)(?::(.{1,100}))?$/.exec(sent) ?? [];
  switch (intent) {
    case "add-passkey": {
      const refused = (error: string) => ({ intent, errors: { credential: error } });
      const name = valueIn(form, "name").trim();
      const problem = textProblemOf(name, "line", PASSKEY_NAME_CHARACTERS_MAX);
      if (problem !== null) return refused(fieldProblemInWords(problem, language));
      const answer = await keepPasskey(context, request, valueIn(form, "credential"), name);
      if (answer.kind === "done") return { done: "passkey-added" };
      const sentence = waitSentenceOf(answer, language) ?? textIn(ownPasskeys, language)("unsaved");
      return pageAnswer(refused(sentence), answer);
    }
    case "rename-passkey":
      try {
        await myPasskeys.rename({ passkeyId, name: valueIn(form, "name") });
        return { done: "passkey-renamed" };
      } catch (error) {
        const errors = fieldErrorsOf(error, language);
        return errors === null ? throwAsPage(request)(error) : { intent: sent, errors };
      }
    case "remove-passkey": {
      // As typed: spaces are part of it.
      const password = valueIn(form, "password").slice(0, 128);
      const removed = await myPasskeys.remove({ passkeyId, password }).catch(throwAsPage(request));
      if (removed.ok) return { done: "passkey-removed" };
      const t = textIn(accountRefusals, language);
      // Left empty, or sent by a page that asked for none when it was shown.
      return removed.refusal.code === "wrong_password" || form.has("password")
        ? { intent: sent, errors: { password: t("wrongPassword") } }
        : { intent: "passkeys", errors: { form: t("notFresh") } };
    }
    default:
      return null;
  }
}
