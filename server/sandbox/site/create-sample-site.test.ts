import { expect, test } from "vitest";
import { createSampleSite } from "./create-sample-site.ts";

test("it shows the offers of whom it was told, by a policy that lets in their origin alone", async () => {
  const { app, control } = createSampleSite();
  expect((await app.request("/")).status).toBe(404);
  const tell = (body: unknown) =>
    control.request("/", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await tell({ appUrl: "javascript:alert(1)", builder: "ada" })).status).toBe(400);
  expect((await tell({ appUrl: "https://book.example", builder: '"><b>' })).status).toBe(400);
  expect((await tell({ appUrl: "https://book.example/x", builder: "ada" })).status).toBe(200);
  const page = await app.request("/");
  expect(page.headers.get("content-security-policy")).toContain(
    "default-src 'none'; script-src https://book.example; frame-src https://book.example; style-src 'self'",
  );
  const text = await page.text();
  expect(text).toContain('href="https://book.example/profile/ada"');
  expect(text).toContain('href="https://book.example/profile/ada?utm_source=notes"');
});
