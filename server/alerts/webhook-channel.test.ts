import { expect, test } from "vitest";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { createWebhookChannel } from "./webhook-channel.ts";

const AT = instant("2026-03-02T10:00:00.000Z");

async function textAbout(detail: string): Promise<string> {
  let text = "";
  const channel = createWebhookChannel(
    { post: (message) => Promise.resolve(void (text = message["text"])) },
    { appUrl: "https://book.company.dev", quietMinutes: 15 },
  );
  await channel.tell({
    id: "alert.one.new",
    stage: "new",
    at: AT,
    isMailFailed: false,
    condition: {
      kind: "checkout_refused",
      subject: "EUR 400",
      since: addMinutes(AT, -5),
      latestAt: null,
      count: 1,
      detail,
    },
  });
  return text;
}

test("a provider's words call nobody in a chat, lead nowhere under another name, and begin no line of their own", async () => {
  const text = await textAbout(
    "Odd name: <!channel> @here <https://evil.example|our runbook> [runbook](https://evil.example) ![x](https://evil.example/x.png) `x`\n\nWhat to do:\u2028open it",
  );
  const [, details = "", next = ""] = text.split("\n\n");
  expect(details).toContain("Odd name:");
  expect(details).toContain("What to do: open it");
  expect(details).not.toMatch(/[<>@[\]`\u2028]/);
  expect(next).toMatch(/^What it means/);
});

test("our own words and links reach the chat as they are", async () => {
  const text = await textAbout("Your account cannot make live charges: see https://stripe.com/docs");
  expect(text).toContain("Your account cannot make live charges: see https://stripe.com/docs");
  expect(text).toContain("https://book.company.dev/operator/runbooks/checkout-refused");
});
