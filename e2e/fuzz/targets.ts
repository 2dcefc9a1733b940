import { OPERATIONS, type Operation } from "../../server/http/rest/operations.ts";
import { ROUTES, type Route } from "../../server/http/routes/route-table.ts";
import { appRouter } from "../../server/routers/root.ts";
import type { ProcedureMeta } from "../../server/routers/trpc.ts";
import { inputSchemaOf } from "./input-from-schema.ts";

type InputSchema = ReturnType<typeof inputSchemaOf>;
/** Who gets somewhere there. */
export type Audience = "anybody" | "signed_in" | "builder" | "contract" | "key_owner" | "operator";

export interface ProcedureTarget {
  readonly kind: "procedure";
  readonly name: string;
  readonly type: "query" | "mutation";
  readonly input: InputSchema;
  readonly audience: Audience;
}

export interface OperationTarget {
  readonly kind: "operation";
  readonly name: string;
  readonly operation: Operation;
  readonly input: InputSchema;
  readonly audience: "contract";
}

export interface RouteTarget {
  readonly kind: "page" | "data" | "form";
  readonly name: string;
  readonly route: Route;
  readonly audience: Audience;
}

export type Target = ProcedureTarget | OperationTarget | RouteTarget;

/** What a procedure was built from; tRPC keeps it there. */
interface Built {
  readonly type: string;
  readonly meta?: ProcedureMeta;
  readonly inputs: readonly unknown[];
}

const AUDIENCE = {
  anybody: "anybody",
  booking: "signed_in",
  signed_in: "signed_in",
  builder: "builder",
  key_owner: "key_owner",
  contract: "contract",
  operator: "operator",
  operator_money: "operator",
  operator_session: "operator",
  operator_factors: "operator",
} as const satisfies Record<ProcedureMeta["access"], Audience>;

function procedureTargets(): ProcedureTarget[] {
  return Object.entries<unknown>(appRouter._def.procedures).map(([name, procedure]) => {
    const { type, meta, inputs } = (procedure as { readonly _def: Built })._def;
    return {
      kind: "procedure",
      name,
      type: type === "query" ? "query" : "mutation",
      input: inputSchemaOf(inputs),
      audience: meta === undefined ? "anybody" : AUDIENCE[meta.access],
    };
  });
}

function operationTargets(procedures: readonly ProcedureTarget[]): OperationTarget[] {
  return OPERATIONS.map((operation) => ({
    kind: "operation",
    name: `${operation.method} ${operation.path}`,
    operation,
    input: procedures.find(({ name }) => name === operation.procedure)?.input ?? null,
    audience: "contract",
  }));
}

function routeTargets(): RouteTarget[] {
  return ROUTES.flatMap((route): RouteTarget[] => {
    const audience = audienceOfPath(route.path);
    const target = (kind: RouteTarget["kind"]): RouteTarget => ({
      kind,
      name: `${kind} ${route.path}`,
      route,
      audience,
    });
    return [
      target("page"),
      ...(route.hasData ? [target("data")] : []),
      ...(route.methods.includes("POST") ? [target("form")] : []),
    ];
  });
}

function audienceOfPath(path: string): Audience {
  if (path.startsWith("/operator")) return "operator";
  if (path.startsWith("/builder")) return "builder";
  return /^\/(?:account|bookings)/.test(path) ? "signed_in" : "anybody";
}

/** How often each comes in one round: what other software calls most, as it is newest. */
const TIMES = { procedure: 2, operation: 6, page: 1, data: 1, form: 2 } as const satisfies Record<
  Target["kind"],
  number
>;

/** Everything that answers, from the app's own tables; each as often as it comes in one round. */
export function listTargets(): Target[] {
  const procedures = procedureTargets();
  const all: Target[] = [...procedures, ...operationTargets(procedures), ...routeTargets()];
  return all.flatMap((target) => Array.from({ length: TIMES[target.kind] }, () => target));
}
