import { isBookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";

/** The link to a review in a mail's text, as the page takes it apart. Throws when there is none. */
export function reviewLinkIn(text: string) {
  const address = /https?:\/\/\S+\/reviews\/\S+/.exec(text)?.[0];
  invariant(address !== undefined, "the mail has a link to a review");
  const { pathname, search, searchParams } = new URL(address);
  const bookingId = pathname.split("/")[2] ?? "";
  invariant(isBookingId(bookingId), "the link names a booking");
  const [until, key] = [searchParams.get("until") ?? "", searchParams.get("key") ?? ""];
  return { path: `${pathname}${search}`, link: { bookingId, until, key } };
}
