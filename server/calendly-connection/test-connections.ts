import { randomBytes } from "node:crypto";
import { insertBuilder } from "../../db/builders/builders.ts";
import type { Database } from "../../db/core/open-database.ts";
import { TEST_BUILDER } from "../../db/bookings/test-bookings.ts";
import { createCalendlyClient } from "../adapters/calendly/calendly-client.ts";
import { CALENDLY_PATIENCE } from "../adapters/calendly/calendly-guard.ts";
import { createCalendlyOAuth } from "../adapters/calendly/calendly-oauth.ts";
import { createSecretBox } from "../adapters/secret-box.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { instantFromEpochMs } from "../domain/values/instant.ts";
import type { Calendars, CalendlyOAuth, Log, Mail, SecretBox } from "../ports.ts";
import { startSandbox, type Sandbox } from "../sandbox/start-sandbox.ts";
import type { ConnectionDeps } from "./connection-deps.ts";
import type { TokenDeps } from "./token/fresh-access-token.ts";
import { beginConsent, finishConsent } from "./connect/oauth-consent.ts";
import { createCalendars } from "./token/open-calendars.ts";
import { REQUIRED_SCOPES } from "../domain/providers/connection-state.ts";

const APP_URL = "http://localhost:3000";
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const TEST_KEY = { id: "one", key: randomBytes(32) };

/** The sandbox on its own, and any number of processes that speak to it. */
export interface ConnectionFixture {
  readonly sandbox: Sandbox;
  /** Every mail that any process has sent. */
  readonly mails: Mail[];
  /** What one process of the app would have, on this database. */
  process(database: Database, more?: { secretBox?: SecretBox; oauth?: CalendlyOAuth | null }): TestProcess;
  /** How often something was asked of Calendly: a method and the beginning of a path. */
  countRequests(method: string, path: string): number;
}

export interface TestProcess extends ConnectionDeps {
  readonly calendars: Calendars;
  readonly tokens: TokenDeps;
}

export async function startConnectionFixture(): Promise<ConnectionFixture> {
  const sandbox = await startSandbox();
  const mails: Mail[] = [];
  const { urls, kernel } = sandbox;
  const oauth = createCalendlyOAuth({
    authUrl: urls.calendlyAuth,
    clientId: "sandbox-client-id",
    clientSecret: "sandbox-client-secret",
    scopes: REQUIRED_SCOPES,
  });
  const clock = { now: () => instantFromEpochMs(kernel.clock.now().getTime()) };
  return {
    sandbox,
    mails,
    process(database, more = {}) {
      const tokens: TokenDeps = {
        database,
        clock,
        secretBox: more.secretBox ?? createSecretBox([TEST_KEY]),
        oauth: more.oauth === undefined ? oauth : more.oauth,
        randomBytes: (length) => new Uint8Array(randomBytes(length)),
        mailer: {
          send: (mail) => {
            mails.push(mail);
            return Promise.resolve();
          },
        },
        operatorAddresses: () => Promise.resolve(["operator@example.com"]),
        log: SILENT,
        settings: { appUrl: APP_URL },
        pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      };
      const calendars = createCalendars({
        ...tokens,
        calendarWithToken: createCalendlyClient({
          apiUrl: urls.calendlyApi,
          siteUrl: urls.calendlySite,
          clock,
          usage: { count: () => undefined, sawRate: () => undefined },
          log: SILENT,
          patience: CALENDLY_PATIENCE,
        }),
      });
      return { ...tokens, calendars, tokens };
    },
    countRequests: (method, path) =>
      kernel.requests.list("calendly").filter((one) => one.method === method && one.path.startsWith(path))
        .length,
  };
}

/** Writes a builder down; `number` makes it another one. */
export async function insertTestBuilder(database: Database, number = 0): Promise<BuilderId> {
  const id: BuilderId = number === 0 ? TEST_BUILDER.id : `bld_0000000000000000000000000${number + 1}`;
  const own = number === 0 ? {} : { slug: `builder-${number}`, email: `builder-${number}@example.com` };
  await insertBuilder(
    database.kysely,
    { ...TEST_BUILDER, ...own, id, position: number },
    instantFromEpochMs(Date.UTC(2026, 0, 1)),
  );
  return id;
}

/** Sends a person through Calendly's consent page; returns what their browser brings back. */
export async function agreeAtCalendly(authorizeUrl: string, account: string, answer = "allow") {
  const url = new URL(authorizeUrl);
  const form = new URLSearchParams(url.searchParams);
  form.set("account", account);
  form.set("answer", answer);
  const response = await fetch(url.origin + url.pathname, { method: "POST", body: form, redirect: "manual" });
  const back = new URL(response.headers.get("location") ?? "").searchParams;
  return { state: back.get("state"), code: back.get("code"), error: back.get("error") };
}

/** Connects by OAuth, from the button to the end. */
export async function connectByOAuth(deps: ConnectionDeps, builderId: BuilderId, account = "ada-okafor") {
  const begun = beginConsent(deps, "user-1");
  if (!begun.ok) throw new Error(begun.refusal.code);
  const { state, code } = await agreeAtCalendly(begun.value.authorizeUrl, account);
  return finishConsent(deps, { userId: "user-1", builderId, ticket: begun.value.ticket, state, code });
}
