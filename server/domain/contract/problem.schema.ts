import { z } from "zod";
import { BOOKING_STATES } from "../booking/booking.ts";
import { WEBHOOK_URL_PROBLEMS } from "../providers/webhook-answer.ts";
import { LEFT_ALONE_REASONS } from "../booking/left-alone.ts";
import { contractBookingId, contractInstant, contractMoney } from "./contract-values.schema.ts";
import { PROBLEM_CODES, type ProblemCode } from "./problem.ts";

const codes = PROBLEM_CODES as readonly [ProblemCode, ...ProblemCode[]];

/** Every answer that is none: RFC 9457, `application/problem+json`. */
export const problem = z
  .object({
    type: z.string().meta({ description: "Where the code is explained." }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional().meta({ description: "In the language that was asked for; for people." }),
    code: z.enum(codes).meta({ description: "Stable, for programs." }),
    requestId: z.string().meta({ description: "Of this request; it is in our log." }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({
            description: "JSON Pointer into what was sent; empty for all of it.",
            example: "/inviteeEmail",
          }),
          detail: z.string(),
        }),
      )
      .optional()
      .meta({ description: "With `invalid_input`: each field that cannot be taken." }),
    scope: z.string().optional().meta({ description: "With `scope_missing`: what the key would need." }),
    bookingId: contractBookingId.optional().meta({ description: "The booking that stands in the way." }),
    state: z
      .enum(BOOKING_STATES)
      .optional()
      .meta({ description: "With `not_in_this_state`: where the booking is." }),
    urlProblem: z
      .enum(WEBHOOK_URL_PROBLEMS)
      .optional()
      .meta({ description: "With `webhook_url_refused`: what is wrong with the address." }),
    since: contractInstant.optional(),
    because: z
      .enum(LEFT_ALONE_REASONS)
      .optional()
      .meta({ description: "With `time_left_alone`: why the time at Calendly is none that is booked here." }),
    left: contractMoney
      .nullable()
      .optional()
      .meta({ description: "With `not_refundable`: what can still be returned." }),
  })
  .meta({ id: "Problem", description: "Why a request was not carried out (RFC 9457)." });

export type Problem = z.output<typeof problem>;
