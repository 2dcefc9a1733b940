import { place } from "../../place.ts";

/** What the figures of the funnel say for certain, each with its figures. */
export const funnelFindings = place("funnel/findings", {
  step_loses_most: "{share} of those who come so far ({count} of {of}) {leave}. No other step loses so many.",
  step_loses_most_free:
    "{share} of those who come so far ({count} of {of}) {leave}. No other step loses so many; the next free time is {days, plural, =0 {today} one {tomorrow} other {# days away}}.",
  step_fell:
    "Fewer go on to “{step}”: {share} ({count} of {of}), against {shareBefore} ({countBefore} of {ofBefore}) in the period before.",
  step_rose:
    "More go on to “{step}”: {share} ({count} of {of}), against {shareBefore} ({countBefore} of {ofBefore}) in the period before.",
  codes_fell:
    "Fewer of the codes that were mailed to book with are entered: {share} ({count} of {of}), against {shareBefore} ({countBefore} of {ofBefore}) in the period before.",
  codes_rose:
    "More of the codes that were mailed to book with are entered: {share} ({count} of {of}), against {shareBefore} ({countBefore} of {ofBefore}) in the period before.",
  reason_grew:
    "More bookings are lost for this reason: {reason}. {share} of all who pressed Book ({count} of {of}), against {shareBefore} ({countBefore} of {ofBefore}) in the period before.",
  session_type_below:
    "“{name}” is paid less often than the others once Book is pressed: {share} ({count} of {of}), against {shareBefore} ({countBefore} of {ofBefore}).",
  source_below:
    "From the source “{source}”, fewer pay once they have pressed Book than from the others: {share} ({count} of {of}), against {shareBefore} ({countBefore} of {ofBefore}).",
  source_above:
    "From the source “{source}”, more pay once they have pressed Book than from the others: {share} ({count} of {of}), against {shareBefore} ({countBefore} of {ofBefore}).",
});
