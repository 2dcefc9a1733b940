import { expect, test } from "vitest";
import { nobody } from "../kit/visitors.ts";
import { startBuiltApp } from "../kit/built-app.ts";

test("every part of the look is shown in both looks where a sandbox's mailbox is, and nowhere else", async () => {
  const demo = await startBuiltApp();
  try {
    const answer = await nobody(demo).get("/design");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("x-robots-tag")).toBe("noindex");
    const html = await answer.text();
    for (const look of ["light", "dark"]) expect(html).toContain(`data-look="${look}"`);
  } finally {
    await demo.stop();
  }
  const elsewhere = await startBuiltApp({ MAILBOX_URL: "" });
  try {
    expect((await nobody(elsewhere).get("/design")).status).toBe(404);
  } finally {
    await elsewhere.stop();
  }
});
