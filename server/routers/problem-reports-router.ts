import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { findBooking } from "../../db/bookings/bookings.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import { findReportOfNumber } from "../../db/problem-reports/problem-reports.ts";
import type { Booking } from "../domain/booking/booking.ts";
import {
  DETAIL_CHARACTERS_MAX,
  isPagePath,
  PROBLEM_CAUSES,
  PROBLEM_CHARACTERS_MAX,
  PROBLEM_STATES,
  PROBLEM_STEPS,
  problemNumberIn,
  USER_AGENT_CHARACTERS_MAX,
  type ProblemGroupId,
  type ProblemReportId,
  type Reporter,
} from "../domain/problem-report/problem-report.ts";
import { isErasedAddress } from "../domain/values/erased-person.ts";
import { issueOf, lacking } from "../domain/values/field-problem.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { REASON_CHARACTERS_MAX, tidyText } from "../domain/values/typed-text.ts";
import { answerReport, decideGroup, setCause } from "../problem-report/decide-problem.ts";
import { reportProblem } from "../problem-report/report-problem.ts";
import { sendAnswers } from "../problem-report/send-answers.ts";
import {
  viewOfBookingsReports,
  viewOfGroup,
  viewOfGroups,
  viewOfReport,
} from "../problem-report/view-of-problems.ts";
import { findReader } from "./booking-reader.ts";
import { PROBLEM_REPORTS } from "./page-cursor.ts";
import { bookingId, typedLine, typedLines } from "./procedure-inputs.ts";
import type { ProcedureContext } from "./procedure-context.ts";
import { keyProcedure, operatorProcedure, router } from "./trpc.ts";

const idOf = <Id extends string>(prefix: string) =>
  z.custom<Id>(
    (value) => typeof value === "string" && new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`).test(value),
  );
const groupId = idOf<ProblemGroupId>("prg");
const reportId = idOf<ProblemReportId>("prb");
/** The longest address that mail knows. */
const email = z
  .string()
  .trim()
  .max(254)
  .superRefine((text, context) => {
    if (text !== "" && !z.email().safeParse(text).success) context.addIssue(issueOf({ code: "no_email" }));
  });
const pageRequestId = z.string().regex(/^req_[\w-]{1,40}$/);
const pagePath = z.string().refine(isPagePath);
/** A screen has at least a few pixels, and none has so many. */
const viewportWidth = z.int().min(50).max(20_000);

/** The booking, with the role in which the caller may see it; null for every other, whatever was asked. */
async function findSeenBooking(
  { actor, deps }: Pick<ProcedureContext, "actor" | "deps">,
  id: BookingId | null,
): Promise<{ readonly booking: Booking; readonly reader: Reporter } | null> {
  const booking = id === null ? null : await findBooking(deps.database.kysely, id);
  const reader = booking === null ? null : findReader(actor, booking);
  return booking === null || reader === null ? null : { booking, reader };
}

export const problemReportsRouter = router({
  /** What the form is filled in with: the caller's address, and the booking that it is about, if they may see it. */
  form: keyProcedure.input(z.object({ bookingId: bookingId.nullable() })).query(async ({ ctx, input }) => {
    const seen = await findSeenBooking(ctx, input.bookingId);
    const own = ctx.actor.kind === "nobody" ? null : ctx.actor.email;
    const ofBooking = seen?.reader === "client" ? seen.booking.clientEmail : null;
    return {
      email: own ?? (ofBooking === null || isErasedAddress(ofBooking) ? "" : ofBooking),
      booking:
        seen === null
          ? null
          : {
              id: seen.booking.id,
              sessionTypeName: seen.booking.sessionTypeName,
              builderName: (await getBuilder(ctx.deps.database.kysely, seen.booking.builderId)).displayName,
            },
    };
  }),

  /**
   * Keeps what somebody reports of a page. A booking that the caller may not see is left out. Safe to repeat for one form. Limited by network and by
   * booking.
   */
  report: keyProcedure
    .input(
      z.object({
        formId: z.uuid(),
        step: z.enum(PROBLEM_STEPS),
        text: typedLines(PROBLEM_CHARACTERS_MAX).refine((text) => text !== "", lacking("no_text")),
        email,
        bookingId: bookingId.nullable(),
        pagePath: pagePath.nullable().default(null),
        pageRequestId: pageRequestId.nullable(),
        userAgent: z
          .string()
          .transform((line) => tidyText(line, "line", USER_AGENT_CHARACTERS_MAX))
          .nullable(),
        viewportWidth: viewportWidth.nullable(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const seen = await findSeenBooking(ctx, input.bookingId);
      const isSignedIn = ctx.actor.kind !== "nobody";
      return reportProblem(
        ctx.deps,
        {
          ...input,
          bookingId: seen?.booking.id ?? null,
          reporter: seen?.reader ?? (isSignedIn ? "account" : "visitor"),
          userId: ctx.actor.kind === "nobody" ? null : ctx.actor.userId,
          email: input.email === "" ? null : input.email,
          userAgent: input.userAgent === "" ? null : input.userAgent,
          language: ctx.language,
        },
        { network: ctx.clientNetwork, bookingState: seen?.booking.state ?? null },
      );
    }),

  /** Groups of reports, the most frequent first. */
  groups: operatorProcedure
    .input(z.object({ states: z.array(z.enum(PROBLEM_STATES)).min(1).max(PROBLEM_STATES.length) }))
    .query(({ ctx, input }) => viewOfGroups(ctx.deps, input.states)),

  /** One of them with a page of its reports. NOT_FOUND for an unknown id. */
  group: operatorProcedure
    .input(z.object({ groupId, after: PROBLEM_REPORTS.input }))
    .query(async ({ ctx, input }) => {
      const view = await viewOfGroup(ctx.deps, input.groupId, input.after);
      if (view === null) throw new TRPCError({ code: "NOT_FOUND" });
      return { ...view, next: PROBLEM_REPORTS.write(view.next) };
    }),

  /** One report. NOT_FOUND for an unknown id. */
  get: operatorProcedure.input(z.object({ reportId })).query(async ({ ctx, input }) => {
    const view = await viewOfReport(ctx.deps, input.reportId);
    if (view === null) throw new TRPCError({ code: "NOT_FOUND" });
    return view;
  }),

  /** The report of a number that somebody quotes; null when there is none. */
  find: operatorProcedure.input(z.object({ number: z.string().max(100) })).query(async ({ ctx, input }) => {
    const number = problemNumberIn(input.number);
    return number === null ? null : findReportOfNumber(ctx.deps.database.kysely, number);
  }),

  /** What was reported of one booking's pages. */
  ofBooking: operatorProcedure
    .input(z.object({ bookingId }))
    .query(({ ctx, input }) => viewOfBookingsReports(ctx.deps, input.bookingId)),

  /** Sets what is done about a group. It stays with the operators' actions. Safe to repeat. */
  decide: operatorProcedure
    .input(z.object({ groupId, state: z.enum(PROBLEM_STATES), note: typedLines(REASON_CHARACTERS_MAX) }))
    .mutation(async ({ ctx, input: { groupId: id, ...decided } }) => {
      if (!(await decideGroup(ctx.deps, id, { ...decided, by: ctx.actor.userId })))
        throw new TRPCError({ code: "NOT_FOUND" });
      return { ok: true as const };
    }),

  /** Sets why it went wrong; the report then stands with its like. Safe to repeat. */
  setCause: operatorProcedure
    .input(z.object({ reportId, cause: z.enum(PROBLEM_CAUSES), detail: typedLine(DETAIL_CHARACTERS_MAX) }))
    .mutation(async ({ ctx, input: { reportId: id, ...subject } }) => {
      const group = await setCause(ctx.deps, id, { ...subject, by: ctx.actor.userId });
      if (group === null) throw new TRPCError({ code: "NOT_FOUND" });
      return { groupId: group };
    }),

  /** Answers a report by mail, once; says why where it cannot be. */
  answer: operatorProcedure
    .input(
      z.object({
        reportId,
        text: typedLines(PROBLEM_CHARACTERS_MAX).refine((text) => text !== "", lacking("no_text")),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { userId } = ctx.actor;
      const outcome = await answerReport(ctx.deps, input.reportId, { text: input.text, by: userId });
      // Kept by now: what fails here is tried again by itself.
      if (outcome.ok) await sendAnswers({ ...ctx.deps, mailer: ctx.connections.mailer });
      return outcome;
    }),
});
