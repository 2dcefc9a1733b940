import type { GenericEndpointContext } from "better-auth";
import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api";
import { z } from "zod";
import type { Turnstile } from "../adapters/turnstile.ts";
import { networkOf } from "../adapters/client-address.ts";
import { secondsUntil, TooBusy } from "../domain/values/limit-reached.ts";
import {
  MAILS_TO_RECIPIENT_A_DAY,
  MAILS_TO_RECIPIENT_AN_HOUR,
  signInsOfAddress,
  signUpsOfAddress,
  WRONG_PASSWORDS_OF_ACCOUNT,
  type LimitRule,
} from "../domain/values/limit-rules.ts";
import { mailboxOf } from "../domain/values/mailbox.ts";
import type { Clock, Limits } from "../ports.ts";
import { isInProcessPath, isLibraryPath, LIBRARY_PATHS } from "./library-paths.ts";
import { hashOfToken } from "./mailed-links.ts";
import {
  addressOfLink,
  DROPPED_PASSWORD_HEADER,
  dropsPassword,
  keepOwnPassword,
  tokenOf,
} from "./own-password-hooks.ts";
import { endCodeOfLink, guardCode, type CodeGuardDeps } from "./sign-in-codes/code-guard.ts";
import { roleOf, type Role } from "../domain/values/role.ts";
import { afterPasskey, guardPasskeyAdding, type PasskeyDeps } from "./second-factor/operator-passkeys.ts";

/** What we write to: letters, digits and few signs, without quotes, comments or lists. 254: the longest address that mail knows. */
const mailedAddress = z.email().max(254);

/** Set by us on every request that the sign-in library sees, from the socket or our own proxy. */
export const ADDRESS_HEADER = "x-client-address";
/** The same: the tag of the language in which the sender reads. */
export const LANGUAGE_HEADER = "x-reader-language";

export interface SignInLimitsDeps {
  readonly limits: Limits;
  readonly clock: Clock;
  /** The queue for password hashing. */
  readonly hashing: Turnstile;
  readonly signInsPerAddressMax: number;
  /** The hash by which the account of this address signs in now; null when it has none. */
  readonly passwordHashOf: (email: string) => Promise<string | null>;
  /** Whether somebody is signed in to the account of this address from this network now. */
  readonly isFamiliar: (email: string, network: string) => Promise<boolean>;
  /** Mails the link that this request has asked for, or that there is no account with the address. */
  readonly sendReset: (email: string, request: Request | undefined) => Promise<void>;
  readonly passkeys: PasskeyDeps;
  readonly codes: CodeGuardDeps;
  /** Throws the refusal of a name that we do not take. */
  readonly checkName: (name: string) => void;
  /** Mails a link that confirms this address and goes on to `next`; `asked` is the language in which its owner reads the page. Does not throw when the mail cannot be sent. */
  readonly sendConfirmation: (email: string, next: string, asked: string | null) => Promise<unknown>;
}

/**
 * The sign-in library's hooks that hold the limits. Everything is counted before a password is hashed or a mail is sent, and by what was
 * typed: whether there is such an account changes no answer. A refusal is a 429 or 503 with `Retry-After`.
 */
export function signInHooks(deps: SignInLimitsDeps) {
  const { limits, clock } = deps;
  const signIns = signInsOfAddress(deps.signInsPerAddressMax);
  const signUps = signUpsOfAddress(deps.signInsPerAddressMax);
  /** The account's password hash at the time when the request came. */
  const storedHashes = new WeakMap<Request, string | null>();
  /** Requests that take a password away. */
  const dropping = new WeakSet<Request>();

  async function take(rule: LimitRule, subject: string): Promise<void> {
    const taken = await limits.take(rule, subject);
    if (!taken.allowed) throw refusal("TOO_MANY_REQUESTS", secondsUntil(taken.retryAt, clock.now()));
  }

  /** Counted apart for the owner's networks: a stranger cannot use up the owner's tries. */
  async function accountOf(email: string, network: string): Promise<string> {
    return (await deps.isFamiliar(email, network)) ? `${email} at ${network}` : email;
  }

  /** No more often than the limit on mails to an address; whoever is signed in can have it sent again. */
  async function askToConfirm(email: string, role: Role, asked: string | null): Promise<void> {
    for (const rule of [MAILS_TO_RECIPIENT_AN_HOUR, MAILS_TO_RECIPIENT_A_DAY]) {
      if (!(await limits.take(rule, mailboxOf(email))).allowed) return;
    }
    await deps.sendConfirmation(email, role === "client" ? "/bookings" : `/${role}`, asked);
  }

  /**
   * Another password was stored while this one was looked at, and every session was ended: the one that has begun since is ended too. Whoever
   * changes a password stores it first and ends the sessions then, so one of the two sees the other.
   */
  async function refuseOldPassword({ request, context }: GenericEndpointContext): Promise<void> {
    const { newSession } = context;
    if (request === undefined || !storedHashes.has(request) || newSession === null) return;
    if (storedHashes.get(request) === (await deps.passwordHashOf(newSession.user.email))) return;
    await context.internalAdapter.deleteSession(newSession.session.token);
    throw new APIError("UNAUTHORIZED", { code: "INVALID_EMAIL_OR_PASSWORD" });
  }

  const before = createAuthMiddleware(async (ctx) => {
    const { path, headers } = ctx;
    const body: unknown = ctx.body;
    if (ctx.request === undefined && isInProcessPath(path)) return;
    if (!isLibraryPath(path)) throw new APIError("NOT_FOUND");
    const network = networkOf(headers?.get(ADDRESS_HEADER) ?? "");
    const email = emailIn(ctx.body);
    for (const guard of LIBRARY_PATHS[path].guards) {
      switch (guard) {
        case "sign-in":
          await take(signIns, network);
          break;
        case "sign-up":
          if (!isSignUp(body)) break;
          // Said now: when the link is opened, nobody can choose another.
          deps.checkName(body.name);
          await take(signUps, network);
          break;
        case "hash":
          refuseIfBusy(deps.hashing);
          break;
        case "password":
          // Checked first: a try that is refused as busy is not counted against the account.
          refuseIfBusy(deps.hashing);
          await take(WRONG_PASSWORDS_OF_ACCOUNT, await accountOf(email, network));
          if (ctx.request !== undefined) storedHashes.set(ctx.request, await deps.passwordHashOf(email));
          break;
        case "mail":
          // Before it is counted: another way to write a mailbox must not be another mailbox.
          if (!mailedAddress.safeParse(email).success)
            throw new APIError("BAD_REQUEST", { code: "VALIDATION_ERROR" });
          await take(MAILS_TO_RECIPIENT_AN_HOUR, mailboxOf(email));
          await take(MAILS_TO_RECIPIENT_A_DAY, mailboxOf(email));
          break;
        case "code": {
          const account = await accountOf(email, network);
          const drops = await guardCode(deps.codes, ctx, {
            email,
            account,
            network,
            take,
            giveBack: (rule, subject) => limits.giveBack(rule, subject),
          });
          if (drops && ctx.request !== undefined) dropping.add(ctx.request);
          break;
        }
        case "passkey":
          await guardPasskeyAdding(deps.passkeys, ctx);
          break;
      }
    }
    if (path === "/magic-link/verify") await guardLink(ctx);
  });

  /** Ends the code of the same mail, and decides about the password that the account had. */
  async function guardLink(ctx: GenericEndpointContext): Promise<void> {
    const token = tokenOf(ctx);
    if (token === null) return;
    const email = await addressOfLink(ctx, token);
    if (email !== null) await endCodeOfLink(deps.codes, hashOfToken(token));
    await keepOwnPassword(ctx, email);
    if (ctx.request !== undefined && (await dropsPassword(ctx, email))) dropping.add(ctx.request);
  }

  const after = createAuthMiddleware(async (ctx) => {
    const { path, headers, context, request } = ctx;
    await refuseOldPassword(ctx);
    await afterPasskey(deps.passkeys, ctx, path, isAPIError(context.returned));
    if (path === "/request-password-reset" && !isAPIError(context.returned))
      await deps.sendReset(emailIn(ctx.body), request);
    if (request !== undefined && dropping.has(request) && context.newSession !== null)
      ctx.setHeader(DROPPED_PASSWORD_HEADER, "1");
    const email = context.newSession?.user.email;
    if (email === undefined || (!path.startsWith("/sign-in") && path !== "/magic-link/verify")) return;
    if (context.newSession?.user.emailVerified === false)
      await askToConfirm(email, roleIn(context.newSession.user), headers?.get(LANGUAGE_HEADER) ?? null);
    const network = networkOf(headers?.get(ADDRESS_HEADER) ?? "");
    await limits.clear(WRONG_PASSWORDS_OF_ACCOUNT, email);
    await limits.clear(WRONG_PASSWORDS_OF_ACCOUNT, `${email} at ${network}`);
  });

  return { before, after };
}

/** Hashes within the limit of concurrent hashes; a 503 when the queue is full. */
export async function hashInTurn<Result>(hashing: Turnstile, work: () => Promise<Result>): Promise<Result> {
  try {
    return await hashing.run(work);
  } catch (error) {
    if (error instanceof TooBusy) throw refusal("SERVICE_UNAVAILABLE", error.retryAfterSeconds);
    throw error;
  }
}

function refuseIfBusy(hashing: Turnstile): void {
  if (hashing.isFull()) throw refusal("SERVICE_UNAVAILABLE", hashing.retryAfterSeconds);
}

function refusal(status: "TOO_MANY_REQUESTS" | "SERVICE_UNAVAILABLE", retryAfterSeconds: number): APIError {
  const code = status === "TOO_MANY_REQUESTS" ? status : "BUSY";
  return new APIError(status, { code }, { "retry-after": String(retryAfterSeconds) });
}

/** A sign-up has a name; a sign-in has none. */
export function isSignUp(body: unknown): body is { readonly name: string } {
  return typeof body === "object" && body !== null && "name" in body && typeof body.name === "string";
}

function roleIn(user: object): Role {
  return roleOf("role" in user ? user.role : null);
}

/** Normalised as the library does; empty when there is none, which the library then refuses itself. */
function emailIn(body: unknown): string {
  if (typeof body !== "object" || body === null || !("email" in body)) return "";
  return typeof body.email === "string" ? body.email.toLowerCase() : "";
}
