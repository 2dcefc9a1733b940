import type { funnelFindings as english } from "../../en/funnel/findings.ts";
import type { Translation } from "../../translation.ts";

export const funnelFindings = {
  step_loses_most:
    "{share} derer, die bis hierher kommen ({count} von {of}), {leave}. Kein anderer Schritt verliert so viele.",
  step_loses_most_free:
    "{share} derer, die bis hierher kommen ({count} von {of}), {leave}. Kein anderer Schritt verliert so viele; der nächste freie Termin ist {days, plural, =0 {heute} one {morgen} other {in # Tagen}}.",
  step_fell:
    "Weniger gehen weiter zu „{step}“: {share} ({count} von {of}), im Zeitraum davor {shareBefore} ({countBefore} von {ofBefore}).",
  step_rose:
    "Mehr gehen weiter zu „{step}“: {share} ({count} von {of}), im Zeitraum davor {shareBefore} ({countBefore} von {ofBefore}).",
  codes_fell:
    "Von den Codes, die zum Buchen verschickt wurden, werden weniger eingegeben: {share} ({count} von {of}), im Zeitraum davor {shareBefore} ({countBefore} von {ofBefore}).",
  codes_rose:
    "Von den Codes, die zum Buchen verschickt wurden, werden mehr eingegeben: {share} ({count} von {of}), im Zeitraum davor {shareBefore} ({countBefore} von {ofBefore}).",
  reason_grew:
    "Aus diesem Grund gehen mehr Buchungen verloren: {reason}. {share} aller, die auf „Buchen“ gedrückt haben ({count} von {of}), im Zeitraum davor {shareBefore} ({countBefore} von {ofBefore}).",
  session_type_below:
    "„{name}“ wird nach dem Druck auf „Buchen“ seltener bezahlt als die anderen: {share} ({count} von {of}), sonst {shareBefore} ({countBefore} von {ofBefore}).",
  source_below:
    "Aus der Quelle „{source}“ bezahlen nach dem Druck auf „Buchen“ weniger als aus den anderen: {share} ({count} von {of}), sonst {shareBefore} ({countBefore} von {ofBefore}).",
  source_above:
    "Aus der Quelle „{source}“ bezahlen nach dem Druck auf „Buchen“ mehr als aus den anderen: {share} ({count} von {of}), sonst {shareBefore} ({countBefore} von {ofBefore}).",
} satisfies Translation<typeof english>;
