import type { Language } from "../domain/text/language.ts";
import { withUnsubscribeLink } from "../mails/with-unsubscribe-link.ts";
import { accountSamples } from "./account-samples.ts";
import { bookingSamples } from "./booking-samples.ts";
import type { MailSample, SampleNames } from "./mail-sample.ts";
import { siteSamples } from "./site-samples.ts";

const NAMES: SampleNames = {
  client: "Casey Client",
  builder: "Ada Okafor",
  session: "Architecture review",
  note: "Something came up at work. I am sorry!",
  answer: "Your card was charged once; the second line on your statement is a hold, and goes by itself.",
  apiKey: "Invoicing",
  details: {
    checkout_refused: "Your account cannot currently make live charges.",
    database_unwritable: "web-1",
    unknown_work: "send_note",
    clock_wrong: "web-1",
  },
};

/** Every mail that is sent, with data that is made up: what operators look at, and what is tested. Pure. */
export function listMailSamples({
  language,
  appUrl,
  names = NAMES,
}: {
  readonly language: Language;
  readonly appUrl: string;
  readonly names?: SampleNames;
}): MailSample[] {
  const options = { language, appUrl, names };
  const samples = [...bookingSamples(options), ...accountSamples(options), ...siteSamples(options)];
  return samples.map((sample) => ({
    ...sample,
    mail: withUnsubscribeLink(sample.mail, `${appUrl}/unsubscribe?key=sample`),
  }));
}
