import type { Context } from "hono";
import { answerError, notFound } from "../api/api-errors.ts";
import { messagePage } from "./page-layout.ts";

/** First path segments that belong to the API; no account can have one of them as its slug. */
const API_SEGMENTS = new Set([
  "users",
  "organizations",
  "organization_memberships",
  "event_types",
  "event_type_available_times",
  "user_busy_times",
  "user_availability_schedules",
  "scheduling_links",
  "scheduled_events",
  "invitees",
  "invitee_no_shows",
  "webhook_subscriptions",
  "sample_webhook_data",
  "data_compliance",
  "routing_forms",
  "routing_form_submissions",
]);

/** True for a call of the API, which gets faults, limits and JSON; false for a hosted page. */
export function isApiRequest(context: Context): boolean {
  const [, segment = ""] = context.req.path.split("/");
  return API_SEGMENTS.has(segment) || context.req.header("authorization")?.startsWith("Bearer ") === true;
}

/** 404: a page for a browser, Calendly's error body for everybody else. */
export function answerUnknownPage(context: Context): Response | Promise<Response> {
  const wantsPage = (context.req.header("accept") ?? "").includes("text/html");
  if (isApiRequest(context) || !wantsPage) return answerError(context, notFound());
  return context.html(
    messagePage("This address is not valid", "Check the link, or ask your host for a new one."),
    404,
  );
}
