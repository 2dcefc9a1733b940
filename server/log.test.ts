import { expect, test } from "vitest";
import { createLog } from "./log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  write(createLog("info", { write: (line: string) => (text += line) }));
  return text;
}

test("addresses, tokens, cards and bodies never reach a log line", () => {
  const text = logged((log) =>
    log.info(
      {
        email: "ada@example.com",
        booking: { clientEmail: "bo@example.com", client: { email: "cy@example.com" } },
        token: "t-1",
        card: "4242424242424242",
        rawBody: "{}",
      },
      "Wrote to dee@example.com with Bearer abc.def",
    ),
  );
  for (const secret of ["ada@", "bo@", "cy@", "dee@", "t-1", "4242", "abc.def"])
    expect(text).not.toContain(secret);
  expect(JSON.parse(text)).toMatchObject({ level: "info", token: "[redacted]" });
});

test("an error keeps its message and causes, and loses the request that an SDK hangs on it", () => {
  const error = Object.assign(
    new Error("Refused by eve@example.com", { cause: new Error("socket closed") }),
    {
      config: { headers: { authorization: "Bearer xyz" } },
    },
  );
  const text = logged((log) => log.error({ error }, "Failed"));
  expect(text).toContain("Refused by [email]");
  expect(text).toContain("socket closed");
  expect(text).not.toContain("xyz");
});

test("what a mailed link carries never reaches a log line, and the rest of its address does", () => {
  const link = `/bookings/bkg_1/link?key=k1.${"s".repeat(43)}`;
  const signIn = `/sign-in/link?token=${"t".repeat(32)}&next=%2F`;
  const text = logged((log) =>
    log.error(
      { error: new Error(`No route for ${link}`, { cause: new Error(signIn) }) },
      `Asked for ${link}`,
    ),
  );
  expect(text).not.toContain("sss");
  expect(text).not.toContain("ttt");
  expect(text).toContain("/bookings/bkg_1/link?key=[secret]");
  expect(text).toContain("token=[secret]&next=%2F");
});

test("a text in the details is cleaned as the message is", () => {
  const text = logged((log) =>
    log.warn({ reason: "No such customer: fay@example.com", of: { cause: "Bearer abc.def" } }, "Refused"),
  );
  expect(text).not.toContain("fay@");
  expect(text).not.toContain("abc.def");
  expect(text).toContain("No such customer: [email]");
});

test.each([
  ["a word", "a".repeat(256 * 1024)],
  ["signs of addresses", "a@".repeat(128 * 1024)],
  ["dots", `a@${"a.".repeat(128 * 1024)}`],
  ["white space", `Bearer${" ".repeat(256 * 1024)}`],
])("a quarter of a megabyte of %s is written at once, and as a few thousand letters", (_what, long) => {
  const text = logged((log) => log.error({ error: new Error(long) }, `Invalid: ${long}`));
  expect(text.length).toBeLessThan(40_000);
  expect(text).toContain("more)");
});
