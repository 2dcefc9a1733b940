import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signUp, type Visitor } from "../kit/visitors.ts";
import { bring, stripeEndpoint } from "./sign-delivery.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;
let client: Visitor;
beforeAll(async () => {
  app = await startBuiltApp();
  client = await signUp(app);
});
afterAll(() => app.stop());

const JSON_TYPE = "application/json";
const FORM_TYPE = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data; boundary=cut";
/** 5,000 arrays in one another: deeper than any parser of ours should go along. */
const TOO_DEEP = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;

async function statusOf(
  path: string,
  type: string | null,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<number> {
  const { appUrl } = app.demo;
  const response = await fetch(`${appUrl}${path}`, {
    method: "POST",
    headers: { origin: appUrl, ...(type === null ? {} : { "content-type": type }) },
    body: typeof body === "string" ? new TextEncoder().encode(body) : body,
    redirect: "manual",
  });
  await response.text();
  return response.status;
}

/** Every form that anybody may send. */
const FORMS = [
  "/sign-in",
  "/sign-up",
  "/sign-in/link",
  "/book/sty_00000000000000000000000000",
  "/bookings/bkg_1/link",
];

describe.each(FORMS)("a form sent to %s is refused with 400", (path) => {
  test.each([
    ["it is JSON", JSON_TYPE, '{"email":"a@example.com"}'],
    ["it is plain text", "text/plain", "email=a"],
    ["it has no type", null, "email=a"],
    ["it has a type that is none", "///", "email=a"],
    ["it is multipart without a boundary", "multipart/form-data", "--x\r\n\r\n--x--"],
    [
      "it is multipart and cut short",
      MULTIPART,
      '--cut\r\ncontent-disposition: form-data; name="email"\r\n\r\na',
    ],
    ["it is multipart and is none", MULTIPART, "email=a"],
    ["it has an encoding that is none", FORM_TYPE, "email=%zz&password=%"],
    ["it has bytes that are no UTF-8", FORM_TYPE, "email=%ff%fe"],
  ])("when %s", async (_what, type, body) => {
    expect(await statusOf(path, type, body)).toBe(400);
    expect(await statusOf(`${path}.data`, type, body)).toBe(400);
  });
});

describe.each(["/api/trpc/booking.cancel"])("JSON sent to %s", (path) => {
  test.each([
    ["it is cut short", JSON_TYPE, '{"bookingId":'],
    ["it is none", JSON_TYPE, "nonsense"],
    ["it is empty", JSON_TYPE, ""],
    ["it is null", JSON_TYPE, "null"],
    ["it is a number", JSON_TYPE, "1"],
    ["it is too deep", JSON_TYPE, TOO_DEEP],
    ["it is no UTF-8", JSON_TYPE, new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ["its type is a form's", FORM_TYPE, "a=1"],
    ["its type is plain text", "text/plain", "{}"],
    ["its type is none", null, "{}"],
    ["it is multipart and cut short", MULTIPART, "--cut\r\n"],
  ])("is refused when %s", async (_what, type, body) => {
    const status = await statusOf(path, type, body);
    expect([400, 401, 415]).toContain(status);
  });
});

test("a query that is no JSON is refused", async () => {
  for (const query of [
    "?input=%7B",
    "?input=nonsense",
    "?batch=1&input=%5B",
    "?batch=1&input=1",
    "?input=%ff",
  ]) {
    const status = (await client.get(`/api/trpc/booking.get${query}`)).status;
    expect(`${query} ${status}`).toBe(`${query} 400`);
  }
});

test("a delivery that is too deep to read is refused before its signature is", async () => {
  expect(await bring(stripeEndpoint(app), TOO_DEEP, "t=1,v1=00")).toBe(400);
});
