import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { summarizeMailReports } from "../../db/mails/mail-reports.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import { listMailSamples } from "../mail-samples/list-mail-samples.ts";
import { findMailSample, htmlInScheme, MAIL_SCHEMES } from "../mail-samples/show-mail-sample.ts";
import { operatorProcedure, router } from "./trpc.ts";

const NAME_CHARACTERS_MAX = 100;
const name = z.string().max(NAME_CHARACTERS_MAX);

/** Every mail that is sent, with data that is made up, in the reader's language. */
export const mailSamplesRouter = router({
  list: operatorProcedure.query(({ ctx }) =>
    listMailSamples({ language: languageOfTag(ctx.language), appUrl: ctx.deps.settings.appUrl }).map(
      ({ name, group, moment, mail }) => ({ name, group, moment, subject: mail.subject }),
    ),
  ),

  /** How many addresses refuse mails for good, by the provider's code, and how many have complained. Names nobody. */
  reports: operatorProcedure.query(({ ctx }) => summarizeMailReports(ctx.deps.database.kysely)),

  get: operatorProcedure
    .input(z.object({ name, scheme: z.enum(MAIL_SCHEMES).default("light") }))
    .query(({ ctx, input }) => {
      const language = languageOfTag(ctx.language);
      const sample = findMailSample({ name: input.name, language, appUrl: ctx.deps.settings.appUrl });
      if (sample === null) throw new TRPCError({ code: "NOT_FOUND" });
      const { subject, text, html, calendarEntry } = sample.mail;
      return {
        name: sample.name,
        group: sample.group,
        moment: sample.moment,
        subject,
        text,
        html: htmlInScheme(html, input.scheme),
        calendarFile: calendarEntry?.ics ?? null,
      };
    }),
});
