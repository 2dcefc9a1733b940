import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { apiKeyRefusals } from "../../server/domain/text/en/account/api-key-refusals.ts";
import { signInAnswers } from "../../server/domain/text/en/account/sign-in-answers.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { API_SCOPES, type ApiScope } from "../../server/domain/values/api-key.ts";
import type { ApiKeysPage } from "../components/api-keys/api-keys-view.tsx";
import {
  API_KEY_DAYS,
  NO_ANSWER,
  NO_END,
  type ApiKeyAnswer,
  type TypedApiKey,
} from "../forms/api-key-answer.ts";
import { valueIn } from "../forms/value-in.ts";
import { languageOf } from "../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../trpc-errors.ts";
import { refuseOtherRole, type KeyOwnerRole } from "./refuse-other-role.server.ts";
import { askAuth, waitSentenceOf } from "./sign-in.server.ts";

/** What is typed at most into the field of sites: more than ten of the longest. */
const ORIGINS_CHARACTERS_MAX = 4_000;

/** The page of somebody's keys. */
export async function loadApiKeys(
  { context, request }: Pick<LoaderFunctionArgs, "context" | "request">,
  role: KeyOwnerRole,
): Promise<ApiKeysPage> {
  refuseOtherRole({ context, request }, role);
  const view = await context.caller.apiKeys.list().catch(throwAsPage(request));
  const query = new URL(request.url).searchParams;
  const { actor } = context;
  return {
    ...view,
    email: actor.kind === "nobody" ? "" : actor.email,
    revoking: query.get("revoke"),
    isRevoked: query.has("revoked"),
  };
}

/** Does what one of that page's forms asks for. */
export async function answerApiKeyForm(
  { context, request }: Pick<ActionFunctionArgs, "context" | "request">,
  role: KeyOwnerRole,
) {
  refuseOtherRole({ context, request }, role);
  const page = `/${role}/api-keys`;
  const { apiKeys } = context.caller;
  const language = languageOf(context.language);
  const form = await request.formData();
  const answer = (more: Partial<ApiKeyAnswer>): ApiKeyAnswer => ({ ...NO_ANSWER, ...more });
  switch (valueIn(form, "intent")) {
    case "create": {
      const typed = typedIn(form);
      const asked = {
        name: typed.name,
        scopes: typed.scopes,
        origins: typed.origins.split(/\s+/).filter((line) => line !== ""),
        days: daysIn(typed.days),
        password: valueIn(form, "password").slice(0, 128),
      };
      try {
        const outcome = await apiKeys.create(asked);
        if (outcome.ok) return answer({ created: { name: asked.name.trim(), key: outcome.value.key } });
        const { code } = outcome.refusal;
        const field = code === "wrong_password" ? "password" : "form";
        return answer({ typed, errors: { [field]: textIn(apiKeyRefusals, language)(code) } });
      } catch (error) {
        const errors = fieldErrorsOf(error, language);
        if (errors === null) return throwAsPage(request)(error);
        return answer({ typed, errors });
      }
    }
    case "revoke":
      await apiKeys.revoke({ keyId: valueIn(form, "key") }).catch(throwAsPage(request));
      return redirect(`${page}?revoked`, 303);
    case "mail-link": {
      await apiKeys.list().catch(throwAsPage(request));
      const { actor } = context;
      const email = actor.kind === "nobody" ? "" : actor.email;
      const sent = await askAuth(context, request, "/sign-in/magic-link", { email, callbackURL: page });
      return sent.kind === "done"
        ? answer({ mailedTo: email })
        : answer({
            errors: {
              form: waitSentenceOf(sent, language) ?? textIn(signInAnswers, language)("linkUnsent"),
            },
          });
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

function typedIn(form: FormData): TypedApiKey & { readonly scopes: ApiScope[] } {
  const chosen = form.getAll("scope");
  return {
    name: valueIn(form, "name"),
    scopes: API_SCOPES.filter((scope) => chosen.includes(scope)),
    origins: valueIn(form, "origins").slice(0, ORIGINS_CHARACTERS_MAX),
    days: valueIn(form, "days"),
  };
}

/** Null: no end, where that was chosen. */
function daysIn(chosen: string): number | null {
  if (chosen === NO_END) return null;
  const days = API_KEY_DAYS.find((one) => String(one) === chosen);
  if (days === undefined) throw new Response(null, { status: 400, statusText: "Bad Request" });
  return days;
}
