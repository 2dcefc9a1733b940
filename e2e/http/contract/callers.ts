import { API_SCOPES, type ApiScope } from "../../../server/domain/values/api-key.ts";
import { invariant } from "../../../server/domain/values/invariant.ts";
import { makeKey } from "../../kit/api-keys.ts";
import type { BuiltApp } from "../../kit/built-app.ts";
import { signInAs, signUp, type Visitor } from "../../kit/visitors.ts";
import { confirmByApp, setUpApp } from "../second-factor-by-form.ts";

/** `client` and `builder` are those of the booking that is asked about; the others have nothing to do with it. */
export const CALLERS = [
  "nobody",
  "client",
  "otherClient",
  "builder",
  "otherBuilder",
  "operator",
  "operatorBeforeSecondFactor",
  "builderKey",
  "builderKeyWithoutScope",
  "otherBuilderKey",
  "operatorKey",
  "revokedKey",
] as const;
export type Caller = (typeof CALLERS)[number];

/** What a caller is known by. */
export interface CallerAtHand {
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for nobody and for programs. */
  readonly email: string;
}

/** Everybody who calls the contract. The client comes with a booking, so they are given with each call. */
export type Callers = (caller: Caller, scope: ApiScope | null, client: Visitor) => CallerAtHand;

/** The builder whose sessions are booked, and one who has nothing to do with them. */
export const BUILDER = "ada@builders.example";
const OTHER_BUILDER = "kenji@builders.example";
const OPERATOR = "operator@example.com";

/** Signs everybody in, and makes their keys. The app asks operators for a second factor. */
export async function gatherCallers(app: BuiltApp): Promise<Callers> {
  const builder = await signInAs(app, BUILDER);
  const otherBuilder = await signInAs(app, OTHER_BUILDER);
  const otherClient = await signUp(app);
  const operator = await signInAs(app, OPERATOR);
  const { authenticator } = await setUpApp(app, operator);
  await confirmByApp(app, operator, authenticator);
  const operatorBeforeSecondFactor = await signInAs(app, OPERATOR);
  const withoutScope = new Map<ApiScope, CallerAtHand>();
  for (const missing of API_SCOPES) {
    const scopes = API_SCOPES.filter((scope) => scope !== missing);
    withoutScope.set(missing, program(await makeKey(builder, { scopes })));
  }
  const builderKey = program(await makeKey(builder));
  const revoked = await makeKey(builder);
  await builder.api.apiKeys.revoke.mutate({ keyId: revoked.id });
  const others: Record<Exclude<Caller, "client" | "builderKeyWithoutScope">, CallerAtHand> = {
    nobody: { headers: {}, email: "" },
    otherClient,
    builder,
    otherBuilder,
    operator,
    operatorBeforeSecondFactor,
    builderKey,
    otherBuilderKey: program(await makeKey(otherBuilder)),
    operatorKey: program(await makeKey(operator)),
    revokedKey: program(revoked),
  };
  return (caller, scope, client) => {
    if (caller === "client") return client;
    if (caller !== "builderKeyWithoutScope") return others[caller];
    const found = scope === null ? builderKey : withoutScope.get(scope);
    invariant(found !== undefined, "there is a key for each scope");
    return found;
  };
}

function program({ headers }: { readonly headers: Readonly<Record<string, string>> }): CallerAtHand {
  return { headers, email: "" };
}
