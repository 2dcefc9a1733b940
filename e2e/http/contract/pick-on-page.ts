import { addMinutes, type Instant } from "../../../server/domain/values/instant.ts";
import { invariant } from "../../../server/domain/values/invariant.ts";

/** Somebody opens Calendly's page at this address, picks a time two weeks ahead or later, and sends the form as it is filled in. */
export async function pickOnPage(schedulingUrl: string, now: Instant): Promise<void> {
  const times = new URL(schedulingUrl);
  times.searchParams.set("date", addMinutes(now, 14 * 24 * 60).slice(0, 10));
  const page = await (await fetch(times)).text();
  const [, time] = /<button[^>]*data-start-time="([^"]+)"/.exec(page) ?? [];
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
