import { addMinutes, type Instant } from "../../../server/domain/values/instant.ts";
import { invariant } from "../../../server/domain/values/invariant.ts";

/** Somebody opens Calendly's page at this address, picks a time two weeks ahead or later, and sends the form as it is filled in. */
export async function pickOnPage(schedulingUrl: string, now: Instant): Promise<void> {
  let time: string | undefined;
  // Within a week there is a day on which somebody works.
  for (let days = 14; time === undefined && days < 21; days += 1) {
    const day = new URL(schedulingUrl);
    day.searchParams.set("date", addMinutes(now, days * 24 * 60).slice(0, 10));
    const page = await (await fetch(day)).text();
    time = /<button[^>]*data-start-time="([^"]+)"/.exec(page)?.[1];
  }
  invariant(time !== undefined, "the page offers a time");
  const form = new URL(schedulingUrl);
  form.pathname += `/${time}`;
  const { searchParams: filledIn } = form;
  const booked = await fetch(form, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({
      full_name: filledIn.get("name") ?? "",
      email: filledIn.get("email") ?? "",
      answer_0: filledIn.get("a1") ?? "",
    }),
  });
  invariant(booked.status === 303, `nothing was booked: ${booked.status}`);
}
