import { initTRPC, TRPCError } from "@trpc/server";
import { z, ZodError } from "zod";
import { AccountEnded } from "../domain/values/account-ended.ts";
import type { ConfirmedAddress } from "../domain/values/confirmed-address.ts";
import type { ApiScope, KeyOwner } from "../domain/values/api-key.ts";
import type { BuilderId, UserId } from "../domain/values/ids.ts";
import { issueOf } from "../domain/values/field-problem.ts";
import { InvalidField } from "../domain/values/invalid-field.ts";
import { LimitReached, TooBusy } from "../domain/values/limit-reached.ts";
import {
  SecondFactorNeeded,
  secondFactorNeed,
  type SecondFactorPurpose,
  type SecondFactorStatus,
} from "../domain/values/second-factor.ts";
import type { Actor, ProcedureContext, SignIn } from "./procedure-context.ts";

/**
 * `operator`: a session that has shown the second factor, where the installation asks for it; `operator_money`: lately. `operator_session`:
 * any session of an operator; `operator_factors`: any as long as there is no factor, and then one that has shown it lately.
 */
type OperatorAccess = "operator" | "operator_money" | "operator_session" | "operator_factors";

/** Who may call a procedure, and on whose rows: each procedure says both, and one without is closed to everybody. */
export interface ProcedureMeta {
  /** `contract`: whoever is signed in, and programs whose key has the scope. `key_owner`: builders and operators, by a session alone. */
  readonly access:
    "anybody" | "booking" | "signed_in" | "builder" | "contract" | "key_owner" | OperatorAccess;
  readonly rows: "public" | "own" | "all";
  /** What a key must be allowed; absent: no key may call it. */
  readonly scope?: ApiScope;
}

/** A key is not allowed what it asks for; null where no key is. */
export class ScopeMissing extends Error {
  override readonly name = "ScopeMissing";
  readonly scope: ApiScope | null;
  constructor(scope: ApiScope | null) {
    super(scope === null ? "no key may do this" : `the key has no scope ${scope}`);
    this.scope = scope;
  }
}

const t = initTRPC
  .context<ProcedureContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        /** The messages of each field, for forms. */
        fieldErrors: error.cause instanceof ZodError ? z.flattenError(error.cause).fieldErrors : null,
        /** When to try again, for whoever did something as often as they may. */
        retryAfterSeconds: retryAfterSecondsOf(error),
        /** What an operator must do first: set the second factor up, or confirm that it is them. Null for every other error. */
        secondFactor: error.cause instanceof SecondFactorNeeded ? error.cause.need : null,
      },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** A procedure as a step of its request, whoever calls it: its name and how it ended. */
const traced = t.middleware(({ ctx, path, next }) => {
  const { tracing } = ctx.deps;
  if (tracing === undefined) return next();
  const step = { name: `procedure ${path}`, attributes: { "booking.procedure": path } };
  return tracing.step(step, async (under) => {
    const result = await next();
    if (!result.ok) under.set({ "booking.error": result.error.code });
    if (!result.ok && result.error.code === "INTERNAL_SERVER_ERROR") under.fail();
    return result;
  });
});

const closedByDefault = t.middleware(({ ctx, meta, next }) => {
  if (meta === undefined) throw new TRPCError({ code: "FORBIDDEN" });
  if (ctx.apiKey !== null && (meta.scope === undefined || !ctx.apiKey.scopes.includes(meta.scope)))
    throw new TRPCError({ code: "FORBIDDEN", cause: new ScopeMissing(meta.scope ?? null) });
  switch (meta.access) {
    case "anybody":
      return next();
    case "booking":
      if (ctx.actor.kind === "nobody" && !holdsALink(ctx.actor))
        throw new TRPCError({ code: "UNAUTHORIZED" });
      return next();
    case "signed_in":
      if (ctx.actor.kind === "nobody") throw new TRPCError({ code: "UNAUTHORIZED" });
      return next();
    case "contract":
      if (ctx.apiKey === null && ctx.actor.kind === "nobody") throw new TRPCError({ code: "UNAUTHORIZED" });
      return next();
    case "builder":
      builderOf(ctx.actor);
      return next();
    case "key_owner":
      sessionOfKeyOwner(ctx);
      return next();
    case "operator_session":
      operatorOf(ctx.actor);
      return next();
    case "operator_factors":
      askSecondFactor(ctx, "factors");
      return next();
    case "operator":
      askSecondFactor(ctx, "everything");
      return next();
    case "operator_money":
      askSecondFactor(ctx, "money");
      return next();
  }
});

/** Whole seconds until another try may go through; null when waiting does not help. */
export function retryAfterSecondsOf({ cause }: TRPCError): number | null {
  return cause instanceof LimitReached || cause instanceof TooBusy ? cause.retryAfterSeconds : null;
}

/** A use case throws at a limit, or when the caller's account has ended: here that becomes the matching answer. */
const limitsAreAnswers = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof LimitReached) throw new TRPCError({ code: "TOO_MANY_REQUESTS", cause });
  if (cause instanceof AccountEnded) throw new TRPCError({ code: "UNAUTHORIZED", cause });
  if (cause instanceof InvalidField)
    throw new TRPCError({
      code: "BAD_REQUEST",
      cause: new z.ZodRealError([{ ...issueOf(cause.problem), path: [...cause.path], input: undefined }]),
    });
  if (cause instanceof TooBusy) throw new TRPCError({ code: "SERVICE_UNAVAILABLE", cause });
  return result;
});

const procedure = t.procedure.use(traced).use(closedByDefault).use(limitsAreAnswers);

/** Anybody, also without an account; shows nothing of other people's bookings. */
export const publicProcedure = procedure.meta({ access: "anybody", rows: "public" });

/** Anybody who brings a key to one row of theirs with the question; the use case checks it. */
export const keyProcedure = procedure.meta({ access: "anybody", rows: "own" });

/** Anybody with an account, and whoever holds a link to a booking, on the rows that are theirs; the procedure checks whose they are. */
export const bookingProcedure = procedure.meta({ access: "booking", rows: "own" });

/**
 * What other software may call too: whoever is signed in, and programs whose key has this scope, on the rows of `ctx.caller`. The procedure
 * checks whose they are.
 */
export function contractProcedure(scope: ApiScope) {
  return procedure
    .meta({ access: "contract", rows: "own", scope })
    .use(({ ctx, next }) => next({ ctx: { ...ctx, caller: contractCallerOf(ctx) } }));
}

/** Whose rows a caller of the contract reaches: a program's those of its key's owner. */
export type ContractCaller =
  | (KeyOwner & { readonly by: "key" })
  | {
      readonly by: "session";
      readonly kind: "client" | "builder" | "operator";
      readonly userId: UserId;
      readonly confirmed: ConfirmedAddress | null;
      readonly builderId: BuilderId | null;
    };

function contractCallerOf({ apiKey, actor }: ProcedureContext): ContractCaller {
  if (apiKey !== null) return { ...apiKey.owner, by: "key" };
  const { kind, userId, confirmed, builderId } = signedIn(actor);
  // Before the second factor an operator is anybody with an account.
  return {
    by: "session",
    kind: kind === "operator_unconfirmed" ? "client" : kind,
    userId,
    confirmed,
    builderId,
  };
}

/**
 * The builder or the operator that a caller of the contract is, or whose key they show. FORBIDDEN for clients: they are told of their bookings by
 * mail and on their pages.
 */
export function keyOwnerOf(caller: ContractCaller): KeyOwner {
  const { kind, userId, builderId } = { builderId: null, ...caller };
  if (kind === "operator") return { kind, userId };
  if (kind === "builder" && builderId !== null) return { kind, userId, builderId };
  throw new TRPCError({ code: "FORBIDDEN" });
}

function holdsALink({ linkedBookingIds }: Actor): boolean {
  return linkedBookingIds !== undefined && linkedBookingIds.length > 0;
}

/** Anybody with an account, on rows that are theirs; the use case checks whose they are. */
export const signedInProcedure = procedure
  .meta({ access: "signed_in", rows: "own" })
  .use(({ ctx, next }) => next({ ctx: { ...ctx, actor: signedIn(ctx.actor) } }));

function signedIn(actor: Actor): Exclude<Actor, { kind: "nobody" }> {
  if (actor.kind === "nobody") throw new TRPCError({ code: "UNAUTHORIZED" });
  return actor;
}

/** Who signs in as a builder, on that builder's own rows. */
export const builderProcedure = procedure
  .meta({ access: "builder", rows: "own" })
  .use(({ ctx, next }) => next({ ctx: { ...ctx, actor: builderOf(ctx.actor) } }));

type SignedInBuilder = Exclude<Actor, { kind: "nobody" }> & { readonly builderId: BuilderId };

function builderOf(actor: Actor): SignedInBuilder {
  const { builderId, ...person } = signedIn(actor);
  if (person.kind !== "builder" || builderId === null) throw new TRPCError({ code: "FORBIDDEN" });
  return { ...person, builderId };
}

/** Builders, and operators once their session has shown the second factor, on the keys of their own programs. */
export const keyOwnerProcedure = procedure
  .meta({ access: "key_owner", rows: "own" })
  .use(({ ctx, next }) => next({ ctx: { ...ctx, ...sessionOfKeyOwner(ctx) } }));

/** Whose keys a session reaches, and how they are signed in. */
export interface SessionOfKeyOwner {
  readonly actor: Exclude<Actor, { kind: "nobody" }>;
  readonly owner: KeyOwner;
  readonly signIn: SignIn;
}

function sessionOfKeyOwner({ actor, deps }: Pick<ProcedureContext, "actor" | "deps">): SessionOfKeyOwner {
  const person = signedIn(actor);
  if (person.kind !== "builder") askSecondFactor({ actor: person, deps }, "everything");
  const { userId } = person;
  const owner: KeyOwner =
    person.kind === "builder"
      ? { kind: "builder", userId, builderId: builderOf(person).builderId }
      : { kind: "operator", userId };
  if (person.signIn === undefined) throw new TRPCError({ code: "UNAUTHORIZED" });
  return { actor: person, owner, signIn: person.signIn };
}

/** Operators alone, on everybody's rows, once their session has shown the second factor. */
export const operatorProcedure = procedure
  .meta({ access: "operator", rows: "all" })
  .use(({ ctx, next }) => next({ ctx: { ...ctx, actor: operatorOf(ctx.actor) } }));

/** The same for decisions about money: the session has shown the second factor in the last 15 minutes. */
export const operatorMoneyProcedure = procedure
  .meta({ access: "operator_money", rows: "all" })
  .use(({ ctx, next }) => next({ ctx: { ...ctx, actor: operatorOf(ctx.actor) } }));

/** Operators before their second factor: enough to show it. */
export const operatorSessionProcedure = procedure
  .meta({ access: "operator_session", rows: "own" })
  .use(({ ctx, next }) => next({ ctx: { ...ctx, actor: operatorOf(ctx.actor) } }));

/** An operator's own second factors. Whoever has one shows it before they change any. */
export const operatorFactorsProcedure = procedure
  .meta({ access: "operator_factors", rows: "own" })
  .use(({ ctx, next }) => next({ ctx: { ...ctx, actor: operatorOf(ctx.actor) } }));

type SignedInOperator = Exclude<Actor, { kind: "nobody" }> & { readonly secondFactor: SecondFactorStatus };

/** An operator's session, with the status of its second factor. */
function operatorOf(actor: Actor): SignedInOperator {
  const { secondFactor, ...person } = signedIn(actor);
  const hasRole = person.kind === "operator" || person.kind === "operator_unconfirmed";
  if (!hasRole || secondFactor === undefined) throw new TRPCError({ code: "FORBIDDEN" });
  return { ...person, secondFactor };
}

/** Refuses an operator's session that has not shown the second factor for this purpose. */
export function askSecondFactor(
  { actor, deps }: Pick<ProcedureContext, "actor" | "deps">,
  purpose: SecondFactorPurpose,
): void {
  const need = secondFactorNeed(operatorOf(actor).secondFactor, purpose, deps.clock.now());
  if (need !== null) throw new TRPCError({ code: "FORBIDDEN", cause: new SecondFactorNeeded(need) });
}
