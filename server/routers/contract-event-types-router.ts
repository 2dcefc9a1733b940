import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { Turn } from "../../db/builders/session-types-in-turn.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { findBuilderOfSlug, hasOpened } from "../builder/find-builder-of-slug.ts";
import {
  EVENT_TYPES_PATH,
  eventTypePage,
  eventTypesAsked,
} from "../domain/contract/event-type-operations.schema.ts";
import { eventTypeResourceOf, type EventTypeReader } from "../domain/contract/event-type-resource.ts";
import { pageOfSessionTypes, type SessionTypesAsked } from "../session-type/page-of-session-types.ts";
import { EVENT_TYPES, readKey } from "./page-cursor.ts";
import { contractProcedure, router, type ContractCaller } from "./trpc.ts";

type Asked = z.output<typeof eventTypesAsked>;

/** What clients have to say. */
const naming = z.object({ builder: z.string("Name a builder by their slug.") });

/** Which session types a caller gets, and how much of each. */
async function reachOf(
  db: Queryable,
  caller: ContractCaller,
  slug: Asked["builder"],
): Promise<SessionTypesAsked & { readonly reader: EventTypeReader }> {
  const own = caller.kind === "builder" ? caller.builderId : null;
  if (slug === undefined) {
    if (caller.kind === "operator") return { builderId: null, onSaleAlone: false, reader: "own" };
    if (own !== null) return { builderId: own, onSaleAlone: false, reader: "own" };
  }
  const named = naming.safeParse({ builder: slug });
  if (!named.success) throw new TRPCError({ code: "BAD_REQUEST", cause: named.error });
  const builder = await findBuilderOfSlug(db, named.data.builder);
  if (builder === null) throw new TRPCError({ code: "NOT_FOUND" });
  if (caller.kind === "operator" || builder.id === own) {
    return { builderId: builder.id, onSaleAlone: false, reader: "own" };
  }
  // A program reaches what its key's owner has, and nothing else.
  if (caller.by === "key" || !(await hasOpened(db, builder.id))) throw new TRPCError({ code: "NOT_FOUND" });
  return { builderId: builder.id, onSaleAlone: true, reader: "public" };
}

const FIRST: Turn = { direction: "after", key: null };

/** The address of a page of this list; null where there is none. */
function pageUrl(appUrl: string, { builder, count }: Asked, turn: Turn | null): string | null {
  const token = EVENT_TYPES.write(turn);
  if (token === null) return null;
  const url = new URL(EVENT_TYPES_PATH, appUrl);
  if (builder !== undefined) url.searchParams.set("builder", builder);
  url.searchParams.set("count", String(count));
  url.searchParams.set("page_token", token);
  return url.href;
}

export const contractEventTypesRouter = router({
  /**
   * A page of event types, oldest first: a builder's own and an operator's of all builders, drafts and those switched off included; for everybody
   * else what is on sale of the builder that they name. NOT_FOUND for a builder who is not there, and for a key's that is another's.
   */
  list: contractProcedure("event-types:read")
    .input(eventTypesAsked)
    .output(eventTypePage)
    .query(async ({ ctx, input }) => {
      const db = ctx.deps.database.kysely;
      const turn = readKey(EVENT_TYPES, "page_token", input.page_token) ?? FIRST;
      const { reader, ...asked } = await reachOf(db, ctx.caller, input.builder);
      const { sessionTypes, next, previous } = await pageOfSessionTypes(db, asked, turn, input.count);
      const { appUrl } = ctx.deps.settings;
      return {
        data: sessionTypes.map((sessionType) => eventTypeResourceOf(sessionType, reader)),
        pagination: {
          next_page: pageUrl(appUrl, input, next),
          previous_page: pageUrl(appUrl, input, previous),
        },
      };
    }),
});
