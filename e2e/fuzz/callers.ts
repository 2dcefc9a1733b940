import { sql } from "kysely";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { API_SCOPES, type ApiScope } from "../../server/domain/values/api-key.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { confirmByApp, setUpApp } from "../http/second-factor-by-form.ts";
import type { BuiltApp } from "../kit/built-app.ts";
import { signInAs, signInByLink, signUp, type Visitor } from "../kit/visitors.ts";

/** `nobody` shows nothing; `key` an API key. */
export type CallerKind = "nobody" | "client" | "builder" | "operator" | "key";

/** Somebody who sends requests. */
export interface Caller {
  readonly name: string;
  readonly kind: CallerKind;
  /** Victims and whoever may touch their rows. */
  readonly mayTouchVictims: boolean;
  readonly userId: string | null;
  readonly builderId: string | null;
  readonly email: string;
  readonly password: string;
  /** The header by which the app knows who asks. */
  headers(): Readonly<Record<string, string>>;
}

export interface Callers {
  /** Whose rows are watched: a client with bookings, and their builder. */
  readonly victims: { readonly userIds: readonly string[]; readonly builderIds: readonly string[] };
  readonly victim: Visitor;
  readonly all: readonly Caller[];
  client(name: "client" | "other client"): Visitor;
  /** Signs one of them in again if their session has ended. */
  renewSession(name: string): Promise<void>;
  /** Signs everybody in again whose session has ended, shows the second factor anew, and connects builders again. */
  renew(): Promise<void>;
}

const BUILDERS = [
  { name: "builder", email: "kenji@builders.example", slug: "kenji-mori", token: "sandbox-pat-kenji" },
  { name: "other builder", email: "lena@builders.example", slug: "lena-fischer", token: "sandbox-pat-lena" },
  { name: "victim’s builder", email: "ada@builders.example", slug: "ada-okafor", token: "sandbox-pat-ada" },
] as const;
const OPERATOR = "operator@example.com";

/** A session that is renewed when it has ended. */
interface Session {
  visitor: Visitor;
}

export async function openCallers(app: BuiltApp): Promise<Callers> {
  const userIdOf = async (email: string): Promise<string> => {
    const found = await sql<{ id: string }>`select id from auth_user where email = ${email}`.execute(app.db);
    const [row] = found.rows;
    invariant(row !== undefined, `${email} has an account`);
    return row.id;
  };
  const all: Caller[] = [];
  const sessions = new Map<string, Session>();

  async function addSession(
    name: string,
    kind: CallerKind,
    visitor: Visitor,
    slug?: string,
  ): Promise<Session> {
    const session: Session = { visitor };
    sessions.set(name, session);
    const builder = slug === undefined ? null : await findBuilderBySlug(app.db, slug);
    all.push({
      name,
      kind,
      mayTouchVictims: kind === "operator" || name.startsWith("victim"),
      userId: await userIdOf(visitor.email),
      builderId: builder?.id ?? null,
      email: visitor.email,
      password: visitor.password,
      headers: () => ({ cookie: session.visitor.headers["cookie"] ?? "" }),
    });
    return session;
  }

  async function addKey(owner: string, name: string, scopes: readonly ApiScope[], mayTouch: boolean) {
    const session = sessions.get(owner);
    const person = all.find((one) => one.name === owner);
    invariant(session !== undefined && person !== undefined, `${owner} is signed in`);
    const made = await session.visitor.api.apiKeys.create.mutate({
      name,
      scopes: [...scopes],
      origins: [],
      days: 30,
    });
    invariant(made.ok, `${owner} makes a key`);
    const authorization = `Bearer ${made.value.key}`;
    all.push({ ...person, name, kind: "key", mayTouchVictims: mayTouch, headers: () => ({ authorization }) });
  }

  all.push({
    ...{ name: "nobody", kind: "nobody", mayTouchVictims: false, userId: null, builderId: null },
    ...{ email: "nobody@example.com", password: "a password of nobody" },
    headers: () => ({}),
  });
  await addSession("client", "client", await signUp(app));
  await addSession("other client", "client", await signUp(app));
  const victim = await addSession("victim", "client", await signUp(app));
  for (const { name, email, slug } of BUILDERS)
    await addSession(name, "builder", await signInAs(app, email), slug);
  const operator = await addSession("operator", "operator", await signInAs(app, OPERATOR));
  let { authenticator } = await setUpApp(app, operator.visitor);

  await addKey("builder", "builder’s key", API_SCOPES, false);
  await addKey("other builder", "reading key", ["bookings:read"], false);
  await addKey("victim’s builder", "victim’s reading key", ["bookings:read", "event-types:read"], false);
  await addKey("victim’s builder", "victim’s key", API_SCOPES, true);
  await addKey("operator", "operator’s key", API_SCOPES, true);

  const isSignedIn = async ({ visitor }: Session) =>
    (await visitor.call("query", "account.get", undefined)) === 200;

  async function signInAgain(session: Session): Promise<void> {
    const { email, password } = session.visitor;
    const isDemo = email === OPERATOR || BUILDERS.some((one) => one.email === email);
    session.visitor = await (isDemo ? signInAs(app, email) : signInByLink(app, email))
      .catch(() => signInByLink(app, email))
      .then((visitor) => ({ ...visitor, email, password }));
  }

  /** Several requests may find out at once. */
  const renewals = new Map<string, Promise<void>>();
  function renewSession(name: string): Promise<void> {
    const known = renewals.get(name);
    const session = sessions.get(name);
    if (known !== undefined || session === undefined) return known ?? Promise.resolve();
    const renewal = isSignedIn(session)
      .then((isIn) => (isIn ? undefined : signInAgain(session)))
      .finally(() => renewals.delete(name));
    renewals.set(name, renewal);
    return renewal;
  }

  /** Who became a builder meanwhile is a client again. */
  async function demote(): Promise<void> {
    const clients = all.flatMap(({ kind, userId }) => (kind === "client" && userId !== null ? [userId] : []));
    await sql`update auth_user set role = 'client' where id in (${sql.join(clients)})`.execute(app.db);
  }

  async function reconnect(): Promise<void> {
    for (const { name, token } of BUILDERS) {
      const session = sessions.get(name);
      const view = await session?.visitor.api.myConnection.get.query();
      if (view?.connection === null)
        await session?.visitor.api.myConnection.connectByToken.mutate({ accessToken: token });
    }
  }

  async function showSecondFactor(): Promise<void> {
    const canGoOn = async () =>
      (await operator.visitor.call("query", "operations.reconciliation", undefined)) === 200;
    await confirmByApp(app, operator.visitor, authenticator);
    if (await canGoOn()) return;
    // Whatever was made of the factor meanwhile: it is set up anew.
    await app.db.deleteFrom("factor_app").execute();
    await sql`delete from auth_passkey`.execute(app.db);
    await signInAgain(operator);
    ({ authenticator } = await setUpApp(app, operator.visitor));
    invariant(await canGoOn(), "the operator has shown the second factor");
  }

  return {
    victims: {
      userIds: all.filter(({ name }) => name.startsWith("victim")).flatMap(({ userId }) => userId ?? []),
      builderIds: all
        .filter(({ name }) => name.startsWith("victim"))
        .flatMap(({ builderId }) => builderId ?? []),
    },
    victim: victim.visitor,
    all,
    client: (name) => {
      const session = sessions.get(name);
      invariant(session !== undefined, `${name} is signed in`);
      return session.visitor;
    },
    renewSession,
    async renew() {
      for (const name of sessions.keys()) await renewSession(name);
      await demote();
      await reconnect();
      await until(showSecondFactor);
    },
  };
}
