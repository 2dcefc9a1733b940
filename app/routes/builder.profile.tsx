import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SELLING_CURRENCIES } from "../../server/domain/offer/charge-minimums.ts";
import { SESSION_LANGUAGES } from "../../server/domain/search/session-languages.ts";
import { parseTimeZone } from "../../server/domain/values/instant.ts";
import { builderProfile } from "../../server/domain/text/en/builder/profile.ts";
import { languagesByName, timeZoneInWords } from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { FoundByFields } from "../components/builder/found-by-fields.tsx";
import { AccentFields } from "../components/forms/accent-fields.tsx";
import { PictureForm } from "../components/builder/picture-form.tsx";
import { ErrorSummary, isSummarized, problemOf } from "../components/forms/error-summary.tsx";
import { FormField } from "../components/forms/form-field.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { SelectField } from "../components/forms/select-field.tsx";
import { SettingsForm } from "../components/forms/settings-form.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { TextArea } from "../components/forms/text-area.tsx";
import { TimeZoneChoice } from "../components/forms/time-zone-choice.tsx";
import { rich, useLanguage, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { valueIn } from "../forms/value-in.ts";
import { listTimeZones } from "../time-zones.ts";
import { languageIn, languageOf } from "../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../trpc-errors.ts";

const PAGE = "/builder/profile";
/** 2 MiB, as the server takes them. */
const PICTURE_BYTES_MAX = 2 * 1024 * 1024;

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "builder", textIn(builderProfile, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  const builder = await context.caller.myBuilder.get().catch(throwAsPage(request));
  const query = new URL(request.url).searchParams;
  return {
    builder,
    saved: query.get("saved"),
    timeZones: query.has("zones") ? listTimeZones() : null,
    languages: languagesByName(SESSION_LANGUAGES, languageOf(context.language)),
  };
}

/** What the page's action answers with, beside going elsewhere. */
const NOTHING_WRONG = { typed: null, errors: {}, slugError: null, pictureError: null };

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const { myBuilder } = context.caller;
  switch (valueIn(form, "intent")) {
    case "save": {
      const typed = {
        displayName: valueIn(form, "displayName"),
        headline: valueIn(form, "headline"),
        bio: valueIn(form, "bio"),
        slug: valueIn(form, "slug"),
        timeZone: valueIn(form, "timeZone"),
        currency: valueIn(form, "currency"),
        accentColor: accentColorIn(form),
        // Undefined from a form that does not ask.
        topics: form.has("asksTopics") ? valuesIn(form, "topics") : undefined,
        languages: form.has("asksTopics") ? [...new Set(valuesIn(form, "languages"))] : undefined,
        directBookings:
          valueIn(form, "directBookings") === "ignore" ? ("ignore" as const) : ("adopt" as const),
      };
      const answer = await myBuilder.updateProfile(typed).catch((error: unknown) => {
        const errors = fieldErrorsOf(error, languageOf(context.language));
        if (errors === null) return throwAsPage(request)(error);
        return { errors };
      });
      if ("errors" in answer) return { ...NOTHING_WRONG, typed, errors: answer.errors };
      if (answer.ok) return redirect(`${PAGE}?saved`, 303);
      return { ...NOTHING_WRONG, typed, slugError: answer.refusal.code };
    }
    case "picture": {
      const file = form.get("picture");
      if (!(file instanceof Blob) || file.size === 0) {
        return { ...NOTHING_WRONG, pictureError: "no_picture" as const };
      }
      if (file.size > PICTURE_BYTES_MAX) {
        return { ...NOTHING_WRONG, pictureError: "too_large" as const };
      }
      const base64 = base64Of(new Uint8Array(await file.arrayBuffer()));
      const answer = await myBuilder.updatePicture({ base64 }).catch(throwAsPage(request));
      if (answer.ok) return redirect(`${PAGE}?saved=picture`, 303);
      return { ...NOTHING_WRONG, pictureError: answer.refusal.code };
    }
    case "remove-picture":
      await myBuilder.removePicture().catch(throwAsPage(request));
      return redirect(`${PAGE}?saved=picture`, 303);
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

function valuesIn(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value): value is string => typeof value === "string" && value !== "");
}

/** Undefined from a form that does not ask: the color then stays. */
function accentColorIn(form: FormData): string | null | undefined {
  switch (valueIn(form, "color")) {
    case "own":
      return valueIn(form, "accentColor");
    case "site":
      return null;
    default:
      return undefined;
  }
}

/** In pieces: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

export default function BuilderProfile() {
  const { builder, saved, timeZones, languages } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(builderProfile);
  const language = useLanguage();
  const errors: Readonly<Record<string, string>> = {
    ...answer?.errors,
    ...(answer?.slugError == null ? {} : { slug: t(answer.slugError) }),
  };
  const problems = [
    ...["displayName", "headline", "bio", "slug"].flatMap((name) => problemOf(name, errors[name])),
    ...["topics", "languages", "accentColor"].flatMap((name) => problemOf(name, errors[name], false)),
  ];
  const focus = !isSummarized(problems);
  const typed = answer?.typed ?? builder;
  const zone = parseTimeZone(typed.timeZone) ?? builder.timeZone;
  return (
    <div className="max-w-2xl">
      <h1 className="title">{t("heading")}</h1>
      <p className="mt-2 text-soft">
        {rich(
          t.parts("lead", {
            slug: builder.slug,
            address: (text) => <span className="break-all">{text}</span>,
          }),
        )}
      </p>
      {saved === "" && answer === undefined && (
        <noscript>
          <div className="mt-5">
            <Notice tone="good">{t("saved")}</Notice>
          </div>
        </noscript>
      )}
      <section aria-labelledby="picture" className="card mt-7 p-6">
        <h2 id="picture" className="subtitle">
          {t("picture")}
        </h2>
        {saved === "picture" && answer === undefined && (
          <div className="mt-4">
            <Notice tone="good" alert>
              {t("saved")}
            </Notice>
          </div>
        )}
        <PictureForm
          // Remounted for another picture: what was chosen has been sent.
          key={builder.pictureEtag}
          builder={builder}
          error={answer?.pictureError ?? null}
        />
      </section>
      <SettingsForm
        className="card mt-6 space-y-6 p-6"
        isSaved={saved === "" && answer === undefined}
        isRefused={answer !== undefined}
        actions={
          <SubmitButton name="intent" value="save" busy={t("saving")}>
            {t("save")}
          </SubmitButton>
        }
      >
        <ErrorSummary problems={problems} />
        <FormField
          name="displayName"
          label={t("name")}
          type="text"
          autoComplete="name"
          defaultValue={typed.displayName}
          error={errors["displayName"]}
          focus={focus}
        />
        <FormField
          name="headline"
          label={t("headline")}
          type="text"
          autoComplete="off"
          required={false}
          defaultValue={typed.headline}
          error={errors["headline"]}
          focus={focus}
        />
        <TextArea name="bio" label={t("bio")} defaultValue={typed.bio} error={errors["bio"]} focus={focus} />
        <FormField
          name="slug"
          label={t("slug")}
          type="text"
          autoComplete="off"
          hint={t("slugHint")}
          defaultValue={typed.slug}
          error={errors["slug"]}
          focus={focus}
        />
        <div>
          <p className="font-medium">{t("zone", { zone: timeZoneInWords(zone, language) })}</p>
          <TimeZoneChoice id="timeZone" summary={t("anotherZone")} current={zone} listed={timeZones} />
        </div>
        <div>
          <SelectField name="currency" label={t("currency")} defaultValue={typed.currency}>
            {[...new Set([...SELLING_CURRENCIES, typed.currency])].map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </SelectField>
          <p className="label mt-1.5">{t("settling")}</p>
        </div>
        <FoundByFields
          topicsOnList={builder.topicsOnList}
          languagesByName={languages}
          topics={typed.topics ?? builder.topics}
          languages={typed.languages ?? builder.languages}
          errors={{ topics: errors["topics"], languages: errors["languages"] }}
        />
        <AccentFields accentColor={typed.accentColor ?? null} error={errors["accentColor"]} />
        <fieldset>
          <legend className="mb-1.5 font-medium">{t("directBookings")}</legend>
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="directBookings"
              value="adopt"
              defaultChecked={typed.directBookings === "adopt"}
              className="size-4.5 flex-none accent-accent"
            />
            {t("adopt")}
          </label>
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="directBookings"
              value="ignore"
              defaultChecked={typed.directBookings === "ignore"}
              className="size-4.5 flex-none accent-accent"
            />
            {t("ignore")}
          </label>
        </fieldset>
      </SettingsForm>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
