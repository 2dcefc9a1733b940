import { randomBytes } from "node:crypto";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { createKeptLinkCards } from "../../server/adapters/link-cards/kept-link-cards.ts";
import { createSharpPictures } from "../../server/adapters/sharp-pictures.ts";
import { confirmedAccount, testAddress } from "../../server/auth/test-accounts.ts";
import { checkupDepsOf } from "../../server/compose.ts";
import { createFoundPages } from "../../server/found/found-pages.ts";
import { createKeptSiteFigures } from "../../server/found/kept-site-figures.ts";
import { languagesOf } from "../../server/domain/text/known-languages.ts";
import { ENGLISH, type LanguageTag } from "../../server/domain/text/language.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { ApiKey } from "../../server/domain/values/api-key.ts";
import type { Actor, ProcedureContext } from "../../server/routers/procedure-context.ts";
import { createCaller, type AppCaller } from "../../server/routers/root.ts";
import { NOT_ASKED, type TestApp } from "../../server/test-app.ts";

/** The app's procedures, as each kind of person may call them: in this process, without HTTP. For tests. */
type AppInProcess = Pick<TestApp, "deps" | "services">;

/** Each caller is a request of its own, and comes from one network. */
export function callerOf(app: AppInProcess, actor: Actor, language: LanguageTag = ENGLISH.tag): AppCaller {
  return createCaller(contextOf(app, actor, language));
}

/** A program that shows this key. */
export function keyCaller(
  app: AppInProcess,
  apiKey: ApiKey,
  newIdBytes: Uint8Array | null = null,
): AppCaller {
  return createCaller({ ...contextOf(app, { kind: "nobody" }, ENGLISH.tag), apiKey, newIdBytes });
}

/** What a procedure gets of this actor's request. */
export function contextOf(
  { deps, services }: AppInProcess,
  actor: Actor,
  language: LanguageTag,
): ProcedureContext {
  return {
    actor,
    apiKey: null,
    newIdBytes: null,
    deps,
    language,
    languages: languagesOf({ isSandbox: true }),
    requestId: `req_${randomBytes(6).toString("hex")}`,
    pictures: createSharpPictures(),
    linkCards: createKeptLinkCards(),
    foundPages: createFoundPages(services),
    siteFigures: createKeptSiteFigures(services),
    connections: services.connections,
    secondFactors: services.auth.secondFactors,
    checkup: checkupDepsOf(services),
    clientNetwork: "203.0.113.1",
    makeBuilder: (address) => services.auth.setRole(address, "builder"),
    noteErasure: services.noteErasure,
  };
}

/** A builder who is signed in, by the slug of their page. Throws where nobody has it, or it belongs to no account. */
export async function builderCaller(app: AppInProcess, slug: string): Promise<AppCaller> {
  const builder = await findBuilderBySlug(app.services.database.kysely, slug);
  invariant(builder?.userId != null, `${slug} is seeded`);
  const { id: builderId, userId, email, displayName: name } = builder;
  return callerOf(app, { kind: "builder", userId, email, name, confirmed: testAddress(email), builderId });
}

/** An operator who has shown their second factor, as far as one was asked for. */
export function operatorCaller(app: AppInProcess): AppCaller {
  const email = "operator@example.com";
  return callerOf(app, {
    kind: "operator",
    secondFactor: NOT_ASKED,
    userId: "an-operator",
    email,
    name: "The Operator",
    confirmed: testAddress(email),
    builderId: null,
  });
}

/** Somebody with an account of their own, who uses the app's procedures. */
export interface TestClient {
  readonly api: AppCaller;
  readonly email: string;
  readonly name: string;
}

/** Somebody with an account of their own and a confirmed address, whom no other test knows; their browser asks for this language. */
export async function newClient(app: AppInProcess, language: LanguageTag = ENGLISH.tag): Promise<TestClient> {
  const mark = randomBytes(6).toString("hex");
  const who = { email: `client-${mark}@example.com`, name: `Client ${mark}` };
  const userId = await confirmedAccount(app.services, who.email, who.name);
  const confirmed = testAddress(who.email);
  const actor: Actor = { kind: "client", userId, ...who, confirmed, builderId: null };
  return { ...who, api: callerOf(app, actor, language) };
}
