import { openCalendlyAccount } from "../fixtures/calendly-account.ts";
import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { calendlyFrame } from "../fixtures/calendly-pages.ts";
import { createClient } from "../fixtures/client.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { expect, test } from "../fixtures/test.ts";
import { timeZone } from "../../server/domain/values/instant.ts";
import { expectReadingOrder, press, tabTo, type } from "./keyboard.ts";

test("from the front page to a paid booking and its cancellation, the keyboard alone does it", async ({
  client,
  openDevice,
}) => {
  test.slow();
  const page = await openDevice(client);
  const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name });
  await page.goto("/");
  await press(page, page.getByRole("link", { name: "Skip to the content" }));
  await expect(page.locator("main")).toBeFocused();
  await press(page, page.getByRole("link", { name: "Ada Okafor" }));
  await expect(heading("Ada Okafor")).toBeVisible();
  await press(page, page.getByRole("button", { name: "Book Architecture review" }));
  await expect(heading("Pick a time with Ada Okafor")).toBeVisible();

  const calendly = calendlyFrame(page);
  // The month opens with no day chosen: whoever pressed Book has named none.
  const days = calendly.locator("a[data-date]");
  await days.first().waitFor();
  // Into the calendar, out of it at its end, and back.
  const after = page.getByRole("link", { name: "Something wrong with this page?" });
  await tabTo(page, after);
  await tabTo(page, days.last(), "Shift+Tab");
  await page.keyboard.press("Enter");
  await press(page, calendly.getByRole("button", { name: /^\d{2}:\d{2}, / }).last());
  await press(page, calendly.getByRole("button", { name: "Schedule Event" }));

  await expect(heading("Check the time, then pay")).toBeFocused();
  await expectReadingOrder(page);
  await heading("Check the time, then pay").focus();
  await press(page, page.getByRole("button", { name: "Pay $150.00" }));
  await expect(page.getByRole("heading", { name: "Pay with card" })).toBeVisible();
  await type(page, page.getByLabel("Card number"), "4242 4242 4242 4242");
  await type(page, page.getByLabel("Expiry (MM / YY)"), "12 / 40");
  await type(page, page.getByLabel("CVC"), "123");
  await type(page, page.getByLabel("Cardholder name"), "Casey Client");
  await press(page, page.getByRole("button", { name: /^Pay / }));

  await expect(heading("You are booked")).toBeVisible();
  await press(page, page.getByRole("link", { name: "Cancel the session" }));
  await expect(heading("Cancel the session?")).toBeFocused();
  await type(page, page.getByRole("textbox", { name: /^Why/ }), "I have to travel.");
  await press(page, page.getByRole("button", { name: /^Cancel (and|without)/ }), "Space");
  await expect(heading(/^(Canceled|This booking is canceled)/)).toBeFocused();
});

test("a builder prices an offer, cancels a booking and gives money back with the keyboard alone", async ({
  app,
  client,
  openDevice,
}) => {
  test.slow();
  const { token } = await openCalendlyAccount(app.sandbox, { offering: "Pairing hour" });
  const builder = await createClient(app);
  await builder.api.myBuilder.start.mutate({ timeZone: timeZone("Europe/Berlin") });
  await builder.api.myConnection.connectByToken.mutate({ accessToken: token });
  const page = await openDevice(builder);
  await page.goto("/builder/session-types");
  await press(page, page.getByRole("link", { name: "Price and policy of Pairing hour" }));
  await type(page, page.getByLabel("Price", { exact: true }), "ninety");
  await press(page, page.getByRole("button", { name: "Save" }));
  await expect(page.getByLabel("Price", { exact: true })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("90");
  // The policies are one stop, and the arrows choose among them.
  await tabTo(page, page.getByRole("radio", { checked: true }));
  await page.keyboard.press("ArrowDown");
  await press(page, page.getByRole("button", { name: "Save" }));
  await expect(page.getByText("$90.00")).toBeVisible();
  await press(page, page.getByRole("button", { name: "Publish Pairing hour" }), "Space");
  await expect(page.getByText("Published", { exact: true })).toBeVisible();

  const [returned, canceled] = [
    await arrangeBooking(app, client, "booked"),
    await arrangeBooking(app, client, "booked"),
  ];
  const ada = await openDevice(await demoAccount(app, "ada@builders.example"));
  await ada.goto(`/builder/bookings/${returned.id}`);
  await expectReadingOrder(ada);
  await press(ada, ada.getByText("Out of goodwill, all of it or a part"));
  await type(ada, ada.getByLabel("Amount in USD"), "50");
  await type(ada, ada.getByLabel("Why", { exact: true }), "You brought half of it yourself.");
  await press(ada, ada.getByRole("button", { name: "Review it" }));
  await expect(ada.getByRole("heading", { name: /^\$50\.00 back to / })).toBeFocused();
  await press(ada, ada.getByRole("button", { name: "Refund $50.00" }));
  await expect(ada.getByRole("heading", { level: 1 })).toBeFocused();

  await ada.goto(`/builder/bookings/${canceled.id}`);
  await press(ada, ada.getByRole("link", { name: /^Cancel/ }));
  await type(ada, ada.getByRole("textbox", { name: /^Why/ }), "I am ill.");
  await press(ada, ada.getByRole("button", { name: /^Cancel and refund/ }));
  await expect(ada.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(ada.getByText(/^Canceled/).first()).toBeVisible();
});
