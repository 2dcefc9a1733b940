import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayPlus } from "../../server/domain/funnel/funnel-period.ts";
import { plantFunnel } from "../fixtures/plant-funnel.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { nobody, signInAs, signUp, type Visitor } from "../kit/visitors.ts";

let app: BuiltApp;
let ada: Visitor;
let kenji: Visitor;
let operator: Visitor;
let client: Visitor;

/** Figures that stand nowhere else on these pages, nor in each other. */
const ADAS = { views: 73_190, begun: 5_173 };
const ADAS_BY_NEWSLETTER = { views: 20_111, begun: 1_033 };
const KENJIS = { views: 68_420, begun: 4_627 };

beforeAll(async () => {
  app = await startBuiltApp();
  ada = await signInAs(app, "ada@builders.example");
  kenji = await signInAs(app, "kenji@builders.example");
  operator = await signInAs(app, "operator@example.com");
  client = await signUp(app);
  const day = dayPlus((await app.sandbox.now()).slice(0, 10), -1);
  const left = (count: number) => [{ step: "booking_begun", outcome: "left", count } as const];
  const adas = { slug: "ada-okafor", sessionType: "Architecture review", day };
  plantFunnel(app.databaseFile, [
    {
      ...adas,
      source: "direct",
      views: ADAS.views - ADAS_BY_NEWSLETTER.views,
      bookings: left(ADAS.begun - ADAS_BY_NEWSLETTER.begun),
    },
    {
      ...adas,
      source: "utm:=newsletter",
      views: ADAS_BY_NEWSLETTER.views,
      bookings: left(ADAS_BY_NEWSLETTER.begun),
    },
    {
      slug: "kenji-mori",
      sessionType: "Code clinic",
      day,
      source: "direct",
      views: KENJIS.views,
      bookings: left(KENJIS.begun),
    },
  ]);
});
afterAll(() => app.stop());

async function read(visitor: Visitor, path: string): Promise<string> {
  const answer = await visitor.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

/** The cells of the file's rows of this section, by the head's names. */
async function rowsOf(visitor: Visitor, path: string, section: string) {
  const [head = [], ...rows] = (await read(visitor, path))
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  return rows
    .map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])))
    .filter((row) => row["section"] === section);
}

async function countOf(visitor: Visitor, path: string, step: string): Promise<number> {
  const rows = await rowsOf(visitor, path, "step");
  return Number(rows.find((row) => row["step"] === step)?.["count"]);
}

describe("the funnel", () => {
  test("a builder reads their own figures on the page and in the file, and nobody else's, whatever they ask for", async () => {
    for (const query of ["", "?builder=kenji-mori", "?period=365"]) {
      const page = await read(ada, `/builder/funnel${query}`);
      expect(page).toContain(ADAS.views.toLocaleString("en"));
      expect(page).not.toContain(KENJIS.views.toLocaleString("en"));
      expect(await countOf(ada, `/builder/funnel.csv${query}`, "profile_seen")).toBe(ADAS.views);
    }
    expect(await countOf(kenji, "/builder/funnel.csv", "booking_begun")).toBe(KENJIS.begun);
    const { sessionTypes } = await kenji.api.mySessionTypes.list.query();
    const ofKenji = sessionTypes.find(({ name }) => name === "Code clinic")?.id ?? "";
    expect(await countOf(ada, `/builder/funnel.csv?session=${ofKenji}`, "booking_begun")).toBe(0);
  });

  test("an operator reads all of them together, or one builder's", async () => {
    const sum = ADAS.views + KENJIS.views;
    expect(await read(operator, "/operator/funnel")).toContain(sum.toLocaleString("en"));
    expect(await countOf(operator, "/operator/funnel.csv", "profile_seen")).toBe(sum);
    const page = await read(operator, "/operator/funnel?builder=kenji-mori");
    expect(page).toContain(KENJIS.views.toLocaleString("en"));
    expect(page).not.toContain(sum.toLocaleString("en"));
    expect(await countOf(operator, "/operator/funnel.csv?builder=kenji-mori", "profile_seen")).toBe(
      KENJIS.views,
    );
    expect(await read(operator, "/operator/funnel?builder=nobody")).toContain(
      "No builder has the address “nobody”",
    );
    expect((await operator.get("/operator/funnel.csv?builder=nobody")).status).toBe(404);
  });

  test("the page and the file are closed to everybody else", async () => {
    for (const end of ["", ".csv", ".csv?builder=ada-okafor"]) {
      for (const room of ["builder", "operator"]) {
        const path = `/${room}/funnel${end}`;
        const answer = await nobody(app).get(path);
        expect([path, answer.status, answer.headers.get("location")]).toEqual([
          path,
          302,
          expect.stringContaining("/sign-in"),
        ]);
        expect([path, (await client.get(path)).status]).toEqual([path, 403]);
      }
      expect((await ada.get(`/operator/funnel${end}`)).status).toBe(403);
      expect((await operator.get(`/builder/funnel${end}`)).status).toBe(403);
    }
  });

  test("the filters restrict the page and the file alike, and a source is never a formula", async () => {
    const query = `?${new URLSearchParams({ source: "utm:=newsletter" }).toString()}`;
    expect(await read(ada, `/builder/funnel${query}`)).toContain(
      ADAS_BY_NEWSLETTER.views.toLocaleString("en"),
    );
    const rows = await rowsOf(ada, `/builder/funnel.csv${query}`, "step");
    expect(rows.slice(0, 2).map((row) => Number(row["count"]))).toEqual([
      ADAS_BY_NEWSLETTER.views,
      ADAS_BY_NEWSLETTER.begun,
    ]);
    expect(await read(ada, "/builder/funnel.csv?source=%3D1%2B1")).toContain(",'=1+1,");
    const old = "?period=own&from=2020-01-01&until=2020-01-31";
    expect(await read(ada, `/builder/funnel${old}`)).toContain("No visits yet");
  });
});
