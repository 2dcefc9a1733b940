import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectError, parsed } from "../expect-answer.ts";
import { SEED } from "../state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import { inviteeWebhookSchema, pageOf, resourceOf, subscriptionSchema } from "./wire-schemas.ts";

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

const uri = (path: string): string => `${calendly.url}${path}`;
const adaUri = () => uri(`/users/${SEED.ada.user}`);
const adaOrganization = () => uri(`/organizations/${SEED.ada.organization}`);

describe("webhook subscriptions", () => {
  const body = (more: Record<string, unknown> = {}) => ({
    url: "https://app.example/hook",
    events: ["invitee.created", "invitee.canceled"],
    organization: adaOrganization(),
    user: adaUri(),
    scope: "user",
    signing_key: "secret",
    ...more,
  });
  const create = (more?: Record<string, unknown>) =>
    calendly.api("POST", "/webhook_subscriptions", { body: body(more) });

  test("a subscription is made, shown without its key, listed by scope, and deleted for good", async () => {
    const { resource } = parsed(resourceOf(subscriptionSchema), await create(), 201);
    expect(resource).toMatchObject({
      state: "active",
      retry_started_at: null,
      user: adaUri(),
      creator: adaUri(),
    });
    expect((await calendly.api("GET", resource.uri)).json).toEqual({ resource });
    const list = async (scope: string) => {
      const query = { organization: adaOrganization(), user: adaUri(), scope };
      const answer = await calendly.api("GET", "/webhook_subscriptions", { query });
      return parsed(pageOf(subscriptionSchema), answer).collection;
    };
    expect(await list("user")).toEqual([resource]);
    expect(await list("organization")).toEqual([]);
    expect((await calendly.api("DELETE", resource.uri)).status).toBe(204);
    expectError(await calendly.api("GET", resource.uri), 404, "Resource Not Found");
  });

  test("the same address again is refused until the first is deleted", async () => {
    const { resource } = parsed(resourceOf(subscriptionSchema), await create(), 201);
    const error = expectError(await create(), 409, "Already Exists");
    expect(error.message).toBe("Hook with this url already exists");
    await calendly.api("DELETE", resource.uri);
    expect((await create()).status).toBe(201);
  });

  test("scope rules: a user scope needs the user, an organization is always needed, a foreign one is refused", async () => {
    const refused = async (more: Record<string, unknown>) =>
      expectError(await create(more), 400, "Invalid Argument").details?.map(({ parameter }) => parameter);
    expect(await refused({ user: undefined })).toEqual(["user"]);
    expect(await refused({ organization: undefined })).toEqual(["organization"]);
    expect(await refused({ events: [] })).toEqual(["events"]);
    expect(await refused({ events: ["invitee.rescheduled"] })).toEqual(["events[0]"]);
    expect(await refused({ events: ["routing_form_submission.created"] })).toEqual(["events"]);
    expect(await refused({ url: "not a url" })).toEqual(["url"]);
    const foreign = { organization: uri(`/organizations/${SEED.kenji.organization}`) };
    expectError(await create(foreign), 403, "Permission Denied");
    expect((await create({ user: undefined, scope: "organization" })).status).toBe(201);
  });

  test("sample data is the bare envelope and books nothing", async () => {
    const query = { event: "invitee.canceled", organization: adaOrganization(), scope: "organization" };
    const sample = parsed(inviteeWebhookSchema, await calendly.api("GET", "/sample_webhook_data", { query }));
    expect(sample).toMatchObject({ event: "invitee.canceled", payload: { status: "canceled" } });
    expect(calendly.ledger.invitees()).toEqual([]);
  });

  test("a subscription that was disabled hears of nothing more, says so, and frees its URL only when it is deleted", async () => {
    const made = parsed(resourceOf(subscriptionSchema), await create(), 201).resource;
    const disable = `/subscriptions/${made.uri.split("/").at(-1) ?? ""}/disable`;
    expect((await calendly.controls("POST", disable)).status).toBe(200);
    expect((await calendly.controls("POST", "/subscriptions/unknown/disable")).status).toBe(404);
    const person = { eventTypeSlug: "intro-call", email: "a@example.com", name: "A" };
    expect((await calendly.controls("POST", "/book", person)).status).toBe(201);
    expect(calendly.kernel.postOffice.list()).toEqual([]);
    expect(calendly.ledger.subscriptions()).toMatchObject([{ state: "disabled" }]);
    expectError(await create(), 409, "Already Exists");
    await calendly.api("DELETE", made.uri);
    expect((await create()).status).toBe(201);
  });
});
