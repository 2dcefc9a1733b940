import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBuilderBySlug, insertBuilder } from "../../db/builders/builders.ts";
import { insertSessionType, listSessionTypes, updatePublishedAt } from "../../db/builders/session-types.ts";
import { anotherOffer, TEST_DETAILS, TEST_NOW } from "../../db/bookings/test-bookings.ts";
import { builderCaller, callerOf, keyCaller, newClient, operatorCaller } from "../../e2e/kit/people.ts";
import { API_SCOPES, type ApiScope, type KeyOwner } from "../domain/values/api-key.ts";
import { idFromBytes } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { Builder } from "../domain/offer/session-type.ts";
import { startTestApp, type TestApp } from "../test-app.ts";
import type { AppCaller } from "./root.ts";

let app: TestApp;
let ada: Builder;

beforeAll(async () => {
  app = await startTestApp();
  const found = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(found !== null, "the demo has Ada");
  ada = found;
});
afterAll(() => app.stop());

type Input = Parameters<AppCaller["contractEventTypes"]["list"]>[0];

async function slugsFor(caller: AppCaller, input: Input = {}): Promise<string[]> {
  return (await caller.contractEventTypes.list(input)).data.map(({ slug }) => slug).sort();
}

function withKey(owner: KeyOwner, scopes: readonly ApiScope[] = ["event-types:read"]): AppCaller {
  return keyCaller(app, { id: "key_1", owner, scopes, origins: [] });
}

const adasKey = (scopes?: readonly ApiScope[]) => {
  invariant(ada.userId !== null, "Ada has an account");
  return withKey({ kind: "builder", userId: ada.userId, builderId: ada.id }, scopes);
};

const ADAS = ["architecture-review", "intro-call"];
const ALL = [...ADAS, "code-clinic", "product-deep-dive", "open-office-hour", "product-teardown"].sort();

describe("who is told which event types", () => {
  test("nobody is refused", async () => {
    await expect(slugsFor(callerOf(app, { kind: "nobody" }))).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  test("a builder and their key get their own, whole", async () => {
    const builder = await builderCaller(app, "ada-okafor");
    expect(await slugsFor(builder)).toEqual(ADAS);
    expect(await slugsFor(builder, { builder: "ada-okafor" })).toEqual(ADAS);
    expect(await slugsFor(adasKey())).toEqual(ADAS);
    const { data, pagination } = await adasKey().contractEventTypes.list({});
    expect(pagination).toEqual({ next_page: null, previous_page: null });
    expect(data.find(({ slug }) => slug === "architecture-review")).toMatchObject({
      name: "Architecture review",
      duration: 60,
      color: "#1a73e8",
      active: true,
      profile: { name: "Ada Okafor", type: "User" },
      scheduling_url: `${app.sandbox.urls.calendlySite}/ada-okafor/architecture-review`,
      price: "150.00",
      price_minor: 15_000,
      currency: "USD",
      builder_id: ada.id,
    });
  });

  test("a builder’s own list has drafts and what is switched off, and says which they are", async () => {
    const [draft] = await listSessionTypes(app.db, ada.id);
    invariant(draft !== undefined, "Ada has an offer");
    await updatePublishedAt(app.db, draft.id, null);
    const { data } = await (await builderCaller(app, "ada-okafor")).contractEventTypes.list({});
    expect(data.find(({ session_type_id }) => session_type_id === draft.id)).toMatchObject({
      published: false,
      on_sale: false,
    });
    const client = (await newClient(app)).api;
    expect(await slugsFor(client, { builder: "ada-okafor" })).toEqual(
      ADAS.filter((one) => one !== draft.slug),
    );
    await updatePublishedAt(app.db, draft.id, draft.publishedAt);

    const lena = await (await builderCaller(app, "lena-fischer")).contractEventTypes.list({});
    expect(lena.data.map(({ slug, active }) => [slug, active]).sort()).toEqual([
      ["open-office-hour", true],
      ["product-teardown", false],
    ]);
    expect(await slugsFor(client, { builder: "lena-fischer" })).toEqual(["open-office-hour"]);
  });

  test("another builder gets what is on sale there, as a client does, and their key nothing", async () => {
    const kenji = await builderCaller(app, "kenji-mori");
    expect(await slugsFor(kenji)).toEqual(["code-clinic", "product-deep-dive"]);
    expect(await slugsFor(kenji, { builder: "ada-okafor" })).toEqual(ADAS);
    await expect(slugsFor(adasKey(), { builder: "kenji-mori" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a client names a builder, gets what is on sale there, and learns of no page that is kept unlisted", async () => {
    const client = (await newClient(app)).api;
    await expect(slugsFor(client)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { issues: [{ path: ["builder"] }] },
    });
    expect(await slugsFor(client, { builder: "ada-okafor" })).toEqual(ADAS);
    await expect(slugsFor(client, { builder: "no-such-builder" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });

    await app.control("calendly", "PATCH", `/event_types/${await idOf("intro-call")}`, { secret: true });
    await (await builderCaller(app, "ada-okafor")).mySessionTypes.sync();
    const urlsFor = async (caller: AppCaller) =>
      (await caller.contractEventTypes.list({ builder: "ada-okafor" })).data
        .filter(({ scheduling_url: url }) => url === null)
        .map(({ slug }) => slug);
    expect(await urlsFor(client)).toEqual(["intro-call"]);
    expect(await urlsFor(adasKey())).toEqual([]);
  });

  test("a builder with nothing on sale yet is there for themselves and operators alone", async () => {
    const { builder } = anotherOffer(7);
    const id = idFromBytes("bld", new Uint8Array(16).fill(7));
    await insertBuilder(app.db, { ...builder, id, email: "b7@example.com", position: 70 }, TEST_NOW);
    const ask = { builder: builder.slug };
    await expect(slugsFor((await newClient(app)).api, ask)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await slugsFor(operatorCaller(app), ask)).toEqual([]);
  });

  test("an operator and their key get every builder’s, or one’s", async () => {
    const key = withKey({ kind: "operator", userId: "an-operator" });
    for (const operator of [operatorCaller(app), key]) {
      expect(await slugsFor(operator)).toEqual(ALL);
      expect(await slugsFor(operator, { builder: "lena-fischer" })).toEqual([
        "open-office-hour",
        "product-teardown",
      ]);
    }
  });

  test("an operator before their second factor is a client", async () => {
    const someone = callerOf(app, {
      kind: "operator_unconfirmed",
      userId: "an-operator",
      email: "operator@example.com",
      name: "The Operator",
      confirmed: null,
      builderId: null,
    });
    await expect(slugsFor(someone)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await slugsFor(someone, { builder: "lena-fischer" })).toEqual(["open-office-hour"]);
  });

  test("a key without the scope is refused, whatever else it may do", async () => {
    const others = API_SCOPES.filter((scope) => scope !== "event-types:read");
    await expect(slugsFor(adasKey(others))).rejects.toMatchObject({
      code: "FORBIDDEN",
      cause: { scope: "event-types:read" },
    });
  });

  async function idOf(slug: string): Promise<string> {
    const found = (await listSessionTypes(app.db, ada.id)).find((one) => one.slug === slug);
    invariant(found !== undefined, slug);
    return found.calendlyEventTypeId;
  }
});

describe("the pages of event types", () => {
  /** What a request to the address of a page asks for. */
  function inputOf(url: string): NonNullable<Input> {
    const { origin, pathname, searchParams } = new URL(url);
    expect([origin, pathname]).toEqual([app.env.APP_URL, "/api/scheduling/calendly/event-types"]);
    const { count, ...rest } = Object.fromEntries(searchParams);
    return { ...rest, count: Number(count) };
  }

  test("name each other by address, forth and back, and hold each event type once", async () => {
    // Not connected to Calendly: whoever is, has taken away what Calendly does not know.
    const builder = { ...anotherOffer(1_000).builder, id: idFromBytes("bld", new Uint8Array(16).fill(1)) };
    await insertBuilder(app.db, { ...builder, position: 9 }, TEST_NOW);
    for (let n = 1; n <= 40; n += 1) {
      const { sessionType } = anotherOffer(1_000 + n);
      const id = idFromBytes("sty", new Uint8Array(16).fill(n));
      await insertSessionType(
        app.db,
        { ...sessionType, id, builderId: builder.id, slug: `more-${n}`, calendlyDetails: TEST_DETAILS },
        TEST_NOW,
      );
    }
    const client = (await newClient(app)).api;
    for (const [caller, first] of [
      [client, { builder: builder.slug, count: 15 }],
      [withKey({ kind: "builder", userId: "usr_1", builderId: builder.id }), { count: 15 }],
    ] as const) {
      const forth: string[][] = [];
      let last = first as NonNullable<Input>;
      for (;;) {
        const page: Awaited<ReturnType<typeof caller.contractEventTypes.list>> =
          await caller.contractEventTypes.list(last);
        forth.push(page.data.map(({ id, slug }) => `${id} ${slug}`));
        expect(page.pagination.previous_page === null).toBe(forth.length === 1);
        if (page.pagination.next_page === null) break;
        last = inputOf(page.pagination.next_page);
        expect({ ...last, page_token: undefined }).toEqual({ ...first, page_token: undefined });
      }
      expect(forth.map(({ length }) => length)).toEqual([15, 15, 10]);
      expect(new Set(forth.flat()).size).toBe(40);
      const back: string[][] = [];
      for (let input: NonNullable<Input> | null = last; input !== null;) {
        const page: Awaited<ReturnType<typeof caller.contractEventTypes.list>> =
          await caller.contractEventTypes.list(input);
        back.unshift(page.data.map(({ id, slug }) => `${id} ${slug}`));
        input = page.pagination.previous_page === null ? null : inputOf(page.pagination.previous_page);
      }
      expect(back).toEqual(forth);
    }
  });

  test("hold twenty where nobody says how many, and a hundred at most", async () => {
    expect(await slugsFor(operatorCaller(app))).toHaveLength(20);
    for (const count of [0, 101, 1.5]) {
      await expect(slugsFor(operatorCaller(app), { count })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    const unknown = { count: 5, cursor: "x" } as Input;
    await expect(slugsFor(operatorCaller(app), unknown)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("are named by no token of another list, and a token opens no rows that are somebody else’s", async () => {
    const foreign = Buffer.from(JSON.stringify(["mine", { direction: "after", key: null }])).toString(
      "base64url",
    );
    for (const page_token of ["", "nonsense", foreign, "A".repeat(400)]) {
      await expect(slugsFor(operatorCaller(app), { page_token })).rejects.toMatchObject({
        code: "BAD_REQUEST",
        cause: { issues: [{ path: ["page_token"] }] },
      });
    }
    const { pagination } = await operatorCaller(app).contractEventTypes.list({ count: 1 });
    const { page_token } = inputOf(pagination.next_page ?? "");
    const kenjis = ["code-clinic", "product-deep-dive"];
    const kenji = await slugsFor(await builderCaller(app, "kenji-mori"), {
      ...(page_token && { page_token }),
    });
    expect(kenji.every((slug) => kenjis.includes(slug))).toBe(true);
  });
});
