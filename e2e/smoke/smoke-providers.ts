import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import { expectThat } from "./smoke-steps.ts";
import type { SmokeBooking } from "./smoke-target.ts";

type Json = Readonly<Record<string, unknown>>;

/** Asks a JSON API. Anything but a 2xx ends the step, with the status and what the API calls the problem. */
async function ask(
  who: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  request: { readonly method?: string; readonly body?: string | URLSearchParams } = {},
): Promise<Json> {
  const answer = await fetch(url, { method: request.method ?? "GET", headers, body: request.body ?? null });
  const text = await answer.text();
  const body = text.startsWith("{") ? (JSON.parse(text) as Json) : {};
  expectThat(answer.ok, `${who} answered ${answer.status}${problemIn(body)}`);
  return body;
}

function problemIn(body: Json): string {
  const said = [
    body["code"],
    body["title"],
    body["message"],
    (body["error"] as Json | undefined)?.["message"],
  ];
  const words = said.find((one) => typeof one === "string");
  return words === undefined ? "" : `: ${words}`;
}

/** The installation's contract with other software. */
export function contractOf(appUrl: string, { apiKey }: SmokeBooking) {
  const headers = { authorization: `Bearer ${apiKey}`, "content-type": "application/json" };
  return {
    get: (path: string) => ask(`GET ${path}`, `${appUrl}${path}`, headers),
    post: (path: string, body: unknown) =>
      ask(`POST ${path}`, `${appUrl}${path}`, headers, { method: "POST", body: JSON.stringify(body) }),
  };
}

/** Calendly's API, with the builder's own token. */
export function calendlyOf({ calendly: { url, token } }: SmokeBooking) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const idIn = (uri: string) => uri.slice(uri.lastIndexOf("/") + 1);
  const resource = (answer: Json) => answer["resource"] as Json;
  return {
    /** The last free time between two days and a fortnight from now; null when there is none. */
    async findTime(eventType: string, now: Instant): Promise<string | null> {
      const query = new URLSearchParams({
        event_type: eventType,
        start_time: addMinutes(now, 2 * DAY_MINUTES),
        end_time: addMinutes(now, 14 * DAY_MINUTES),
      });
      const answer = await ask("Calendly", `${url}/event_type_available_times?${query.toString()}`, headers);
      const times = answer["collection"] as readonly { readonly start_time: string }[];
      return times.at(-1)?.start_time ?? null;
    },
    /** Books by the Scheduling API, with the tracking that a scheduling link carries. Resolves to the invitee's and the event's address. */
    async book(eventType: string, time: string, who: { email: string; schedulingUrl: string }) {
      const details = resource(await ask("Calendly", `${url}/event_types/${idIn(eventType)}`, headers));
      const { searchParams } = new URL(who.schedulingUrl);
      const tracked = (name: string) => searchParams.get(`utm_${name}`);
      const invitee = resource(
        await ask("Calendly", `${url}/invitees`, headers, {
          method: "POST",
          body: JSON.stringify({
            event_type: eventType,
            start_time: time,
            invitee: { name: "Smoke test", email: who.email, timezone: "Europe/Berlin" },
            ...locationOf(details),
            questions_and_answers: answersTo(details),
            tracking: {
              utm_campaign: tracked("campaign"),
              utm_source: tracked("source"),
              utm_medium: tracked("medium"),
              utm_content: tracked("content"),
              utm_term: tracked("term"),
              salesforce_uuid: null,
            },
          }),
        }),
      );
      return { inviteeUri: String(invitee["uri"]), eventUri: String(invitee["event"]) };
    },
    async statusOf(eventUri: string): Promise<string> {
      return String(
        resource(await ask("Calendly", `${url}/scheduled_events/${idIn(eventUri)}`, headers))["status"],
      );
    },
    cancel: (eventUri: string) =>
      ask("Calendly", `${url}/scheduled_events/${idIn(eventUri)}/cancellation`, headers, {
        method: "POST",
        body: JSON.stringify({ reason: "Smoke test" }),
      }),
  };
}

/** Stripe's API, for checkouts alone. */
export function stripeOf({ stripe: { url, key } }: SmokeBooking) {
  const headers = { authorization: `Bearer ${key}` };
  const at = (checkoutId: string) => `${url}/v1/checkout/sessions/${checkoutId}`;
  return {
    read: (checkoutId: string) => ask("Stripe", at(checkoutId), headers),
    expire: (checkoutId: string) => ask("Stripe", `${at(checkoutId)}/expire`, headers, { method: "POST" }),
  };
}

/** Pays in the sandbox, as a card holder does on Stripe's page. */
export function payInSandbox(sandboxUrl: string, checkoutId: string): Promise<Json> {
  const url = `${sandboxUrl}/stripe/checkout/${checkoutId}/pay`;
  return ask("The sandbox", url, { "content-type": "application/json" }, { method: "POST", body: "{}" });
}

const DAY_MINUTES = 24 * 60;

function locationOf(details: Json): Json {
  const [first] = (details["locations"] ?? []) as readonly { readonly kind: string }[];
  if (first === undefined) return {};
  const asks = ["ask_invitee", "outbound_call"].includes(first.kind);
  return { location: { kind: first.kind, ...(asks ? { location: "+1 202 555 0100" } : {}) } };
}

function answersTo(details: Json): Json[] {
  const questions = (details["custom_questions"] ?? []) as readonly {
    readonly name: string;
    readonly position: number;
    readonly enabled: boolean;
    readonly required: boolean;
    readonly answer_choices?: readonly string[];
  }[];
  return questions
    .filter(({ enabled, required }) => enabled && required)
    .map(({ name, position, answer_choices }) => ({
      question: name,
      answer: answer_choices?.[0] ?? "Smoke test",
      position,
    }));
}
