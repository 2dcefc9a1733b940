import { z } from "zod";

import type { DeliveryFault, FaultRule, RequestFault } from "../kernel/kernel.ts";

/** 1 day: nobody waits longer for a delayed answer or webhook, so a larger number is a slip. */
const DELAY_MS_MAX = 86_400_000;

const delayMs = z.number().int().min(0).max(DELAY_MS_MAX);

const requestFault = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("status"), status: z.number().int().min(400).max(599) }),
  z.object({ kind: z.literal("delay"), delayMs }),
  z.object({ kind: z.literal("time_out") }),
  z.object({ kind: z.literal("down") }),
  z.object({ kind: z.literal("hold_response") }),
  z.object({ kind: z.literal("lose_response") }),
]) satisfies z.ZodType<RequestFault>;

const deliveryFault = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("drop") }),
  z.object({ kind: z.literal("delay"), delayMs }),
  z.object({ kind: z.literal("duplicate") }),
  z.object({ kind: z.literal("reorder") }),
  z.object({ kind: z.literal("hold") }),
]) satisfies z.ZodType<DeliveryFault>;

/** A provider's name, as in every address of the control panel. */
export const providerName = z.enum(["calendly", "stripe", "mail"]);

const everyRule = {
  provider: providerName,
  pattern: z.string().min(1).refine(isRegularExpression, "is not a regular expression").optional(),
  remaining: z.number().int().min(1).nullable().default(null),
};

/** The body of `POST /faults`. Without `remaining` the rule stays until it is removed. */
export const newFaultRule = z
  .discriminatedUnion("on", [
    z.object({
      ...everyRule,
      on: z.literal("request"),
      fault: requestFault,
      method: z.string().min(1).toUpperCase().optional(),
    }),
    z.object({ ...everyRule, on: z.literal("delivery"), fault: deliveryFault }),
  ])
  .transform((rule): Omit<FaultRule, "id"> => {
    const { provider, on, fault, remaining, pattern } = rule;
    const method = rule.on === "request" ? rule.method : undefined;
    return {
      provider,
      on,
      fault,
      remaining,
      ...(pattern === undefined ? {} : { pattern }),
      ...(method === undefined ? {} : { method }),
    };
  });

/** The panel's form: `fault` is `request:down`, `delivery:hold` …; an empty field is one not given. */
const faultForm = z.object({
  provider: z.string(),
  fault: z.string(),
  status: z.string().default(""),
  delaySeconds: z.string().default(""),
  method: z.string().default(""),
  pattern: z.string().default(""),
  remaining: z.string().default(""),
});

type ParsedFault = { success: true; data: Omit<FaultRule, "id"> } | { success: false; error: z.ZodError };

/** Checks the panel's form as strictly as JSON; never throws. */
export function parseFaultForm(value: unknown): ParsedFault {
  const form = faultForm.safeParse(value);
  if (!form.success) return form;
  const { provider, fault, status, delaySeconds, method, pattern, remaining } = form.data;
  const [on, kind] = fault.split(":");
  return newFaultRule.safeParse({
    provider,
    on,
    fault: {
      kind,
      ...(kind === "status" ? { status: Number(status) } : {}),
      ...(kind === "delay" ? { delayMs: Number(delaySeconds) * 1_000 } : {}),
    },
    remaining: remaining === "" ? null : Number(remaining),
    ...(method === "" ? {} : { method }),
    ...(pattern === "" ? {} : { pattern }),
  });
}

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
