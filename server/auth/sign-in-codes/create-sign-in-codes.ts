import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import {
  findCode,
  findCodeByLink,
  insertCode,
  useCode,
  type StoredCode,
} from "../../../db/accounts/sign-in-codes.ts";
import { codeMail } from "../../account/code-mail.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { addMinutes, minutesBetween, type Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import {
  CODE_KEPT_MINUTES,
  CODE_MINUTES,
  CODE_TRIES_MAX,
  codeTyped,
  type CodeUnderWay,
} from "../../domain/values/sign-in-code.ts";
import { languageOfAddress } from "../../mails/language-of-mail.ts";
import type { CodeAsker, SignInCodes } from "../../ports.ts";
import type { AuthOptions } from "../auth.ts";
import { hashOfToken } from "../mailed-links.ts";
import { endSession } from "../second-factor/factor-sessions.ts";
import { CODE_OVER, WRONG_CODE } from "./code-guard.ts";
import { codeOfRow, type FreshCodes } from "./code-plugin.ts";

export interface SignInCodeDeps extends Pick<
  AuthOptions,
  "database" | "mailer" | "log" | "appUrl" | "clock"
> {
  readonly fresh: FreshCodes;
  /** Asks the library as a form of ours does. `codeId`: whose code is to be made. */
  readonly askLibrary: (asker: CodeAsker, codeId: string | null) => Promise<Response>;
  /** What a mailed link opens an account by; the library keeps it. */
  readonly createToken: (
    owner: { readonly email: string; readonly name: string },
    seconds: number,
  ) => Promise<string>;
  /** The session that the request's browser has now. */
  readonly sessionOf: (request: Request) => Promise<string | null>;
}

/** 128 bits that name, 256 that open. */
const ID_BYTES = 16;
const KEY_BYTES = 32;

/** An id and a secret, in base64url. */
const KEY = /^[\w-]{22}\.[\w-]{43}$/;

/** Of a form's request what the library looks at: the visitor's cookies and where the form stands. */
const FORWARDED_HEADERS = ["cookie", "user-agent", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest"];

/** Mails codes and takes them: the library's plugin makes and compares them, the row of ours says in which browser, how often and for what. */
export function createSignInCodes(deps: SignInCodeDeps): SignInCodes {
  const { database, clock, log } = deps;
  const db = database.kysely;

  function underWay(code: StoredCode, now: Instant): CodeUnderWay {
    const { id, email, purpose, choice, next, askedAt, expiresAt, tries, endedAt } = code;
    const isOver = endedAt !== null || tries >= CODE_TRIES_MAX || expiresAt <= now;
    const triesLeft = isOver ? 0 : CODE_TRIES_MAX - tries;
    return { id, email, purpose, choice, next, askedAt, expiresAt, isOver, triesLeft };
  }

  async function rowOf(key: string): Promise<StoredCode | null> {
    const [id = "", secret = ""] = key.split(".");
    // A cookie holds what its browser likes, and not every text is one for a database.
    const code = KEY.test(key) ? await findCode(db, id) : null;
    if (code === null || !isSame(code.keyHash, hashOf(secret))) return null;
    return minutesBetween(code.askedAt, clock.now()) < CODE_KEPT_MINUTES ? code : null;
  }

  /** Signs in, and ends the session that the browser had. */
  async function signIn(asker: CodeAsker, asked: Request): Promise<Response> {
    const before = await deps.sessionOf(asker.request);
    const answer = await deps.askLibrary({ ...asker, request: asked }, null);
    if (answer.ok && before !== null) await endSession(db, before);
    return answer;
  }

  /** The library's answer, and the digits of which it keeps a hash. */
  async function makeCode(asker: CodeAsker, id: string) {
    try {
      const answer = await deps.askLibrary(asker, id);
      return { answer, code: deps.fresh.get(id) };
    } finally {
      deps.fresh.delete(id);
    }
  }

  return {
    async ask(asker, { email: typed, purpose, choice, next }) {
      const [id, secret] = [randomText(ID_BYTES), randomText(KEY_BYTES)];
      const email = typed.toLowerCase();
      const { name } = choice;
      const body = { email, type: "sign-in", ...(name === "" ? {} : { name }) };
      const asked = formOf(asker.request, "/email-otp/send-verification-otp", body);
      const { answer, code } = await makeCode({ ...asker, request: asked }, id);
      if (!answer.ok) return { kind: "refused", answer };
      invariant(code !== undefined, "the library has made a code");

      const token = await deps.createToken({ email, name }, CODE_MINUTES * 60);
      const now = clock.now();
      await database.transact((tx) =>
        insertCode(tx, {
          id,
          keyHash: hashOf(secret),
          linkHash: hashOfToken(token),
          email,
          purpose,
          choice,
          next,
          askedAt: now,
          expiresAt: addMinutes(now, CODE_MINUTES),
        }),
      );
      const link = new URL("/sign-in/code", deps.appUrl);
      link.searchParams.set("token", token);
      const language = await languageOfAddress(db, email, asker.language);
      try {
        await deps.mailer.send(codeMail({ to: email, purpose: purpose.kind, code, link, id, language }));
      } catch (error) {
        await database.transact((tx) => useCode(tx, id));
        if (!(error instanceof ProviderError)) throw error;
        log.error({ error }, "A mail that somebody waits for could not be sent");
        return { kind: "unsent", isForGood: !error.retryable };
      }
      return { kind: "sent", key: `${id}.${secret}` };
    },

    async find(key) {
      const code = await rowOf(key);
      return code === null ? null : underWay(code, clock.now());
    },

    async enter(asker, key, typed, codeId) {
      const row = await rowOf(key);
      if (row === null) return { kind: "not_here" };
      const code = underWay(row, clock.now());
      if (code.isOver || (codeId !== null && codeId !== code.id)) return { kind: "over" };
      const digits = codeTyped(typed);
      if (digits === null) return { kind: "wrong", isTry: false, triesLeft: code.triesLeft };
      const { name } = code.choice;
      const body = { email: code.email, otp: codeOfRow(code.id, digits), ...(name === "" ? {} : { name }) };
      const answer = await signIn(asker, formOf(asker.request, "/sign-in/email-otp", body));
      if (answer.ok) return { kind: "done", answer, code };
      switch (await refusalOf(answer)) {
        case WRONG_CODE: {
          const tries = (await findCode(db, code.id))?.tries ?? CODE_TRIES_MAX;
          return { kind: "wrong", isTry: true, triesLeft: Math.max(0, CODE_TRIES_MAX - tries) };
        }
        case CODE_OVER:
          return { kind: "over" };
        case null:
          return { kind: "refused", answer };
      }
    },

    async findByLink(token) {
      const row = await findCodeByLink(db, hashOfToken(token));
      const now = clock.now();
      return row === null || row.endedAt !== null || row.expiresAt <= now ? null : underWay(row, now);
    },

    async openLink(asker, token) {
      const code = await this.findByLink(token);
      if (code === null) return { kind: "over" };
      const path = `/magic-link/verify?token=${encodeURIComponent(token)}`;
      const answer = await signIn(asker, formOf(asker.request, path, null));
      if (answer.ok) return { kind: "done", answer, code };
      return answer.status < 400 ? { kind: "over" } : { kind: "refused", answer };
    },
  };
}

/** As our pages' forms ask the library. */
function formOf(request: Request, path: string, body: Readonly<Record<string, string>> | null): Request {
  const url = new URL(`/api/auth${path}`, request.url);
  const headers = new Headers({ origin: request.headers.get("origin") ?? url.origin });
  for (const name of FORWARDED_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (body === null) return new Request(url, { headers });
  headers.set("content-type", "application/json");
  return new Request(url, { method: "POST", headers, body: JSON.stringify(body) });
}

/** What the library's hooks have said of the code; null for any other refusal. */
async function refusalOf(answer: Response): Promise<typeof WRONG_CODE | typeof CODE_OVER | null> {
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => null);
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : null;
  return code === WRONG_CODE || code === CODE_OVER ? code : null;
}

function randomText(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
