import { z } from "zod";
import { appRouter } from "../../routers/root.ts";
import type { ProcedureMeta } from "../../routers/trpc.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { Operation } from "./operations.ts";

/** What a procedure of the contract was built from. */
export interface ProcedureDefinition {
  readonly type: "query" | "mutation";
  readonly meta: ProcedureMeta;
  /** By field. */
  readonly input: Readonly<Record<string, z.ZodType>>;
}

/** tRPC keeps what a procedure was built from on the procedure itself. */
interface Built {
  readonly type: string;
  readonly meta?: ProcedureMeta;
  readonly inputs: readonly unknown[];
}

/** Of an operation's procedure. Throws where the table names none, or one that is closed to keys. */
export function definitionOf({ id, procedure }: Pick<Operation, "id" | "procedure">): ProcedureDefinition {
  const found = (appRouter._def.procedures as Readonly<Record<string, unknown>>)[procedure];
  invariant(found !== undefined, `${id} names a procedure that is none: ${procedure}`);
  const { type, meta, inputs } = (found as { readonly _def: Built })._def;
  invariant(meta?.access === "contract", `${procedure} is no procedure of the contract`);
  invariant(type === "query" || type === "mutation", `${procedure} neither reads nor writes`);
  const fields = inputs.flatMap((schema) =>
    schema instanceof z.ZodObject ? Object.entries(schema.shape) : [],
  );
  return { type, meta, input: Object.fromEntries(fields) };
}
