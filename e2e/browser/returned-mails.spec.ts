import { arrangeBooking } from "../fixtures/arrange-booking.ts";
import { demoAccount } from "../fixtures/every-page.ts";
import { expect, test } from "../fixtures/test.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test("a mail that comes back is told to the client and to the builder on the booking's page, until one arrives again", async ({
      app,
      client,
      openDevice,
    }) => {
      const booking = await arrangeBooking(app, client, "booked");
      await app.settled();
      const [mail] = await app.sandbox.notificationsTo(client.email);
      expect(mail).toBeDefined();
      const report = async (outcome: "bounced" | "delivered") => {
        const button = `${app.inboxUrl}/messages/${mail?.id ?? ""}/report`;
        expect((await fetch(button, { method: "POST", body: new URLSearchParams({ outcome }) })).ok).toBe(
          true,
        );
        await app.settled();
      };
      const phone = await openDevice(client, { javaScriptEnabled });
      const desk = await openDevice(await demoAccount(app, "ada@builders.example"), { javaScriptEnabled });
      const notices = [
        {
          page: phone,
          path: `/bookings/${booking.id}`,
          text: "Our mails to c•••@clients.example do not arrive",
        },
        {
          page: desk,
          path: `/builder/bookings/${booking.id}`,
          text: `Our mails to ${client.name} do not arrive`,
        },
      ];

      await report("bounced");
      for (const { page, path, text } of notices) {
        await page.goto(path);
        await expect(page.getByText(text)).toBeVisible();
      }
      await report("delivered");
      for (const { page, path, text } of notices) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.getByText(text)).toHaveCount(0);
      }
    });
  });
}
