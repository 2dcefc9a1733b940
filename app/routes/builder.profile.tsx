import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { SELLING_CURRENCIES } from "../../server/domain/offer/charge-minimums.ts";
import { parseTimeZone, timeZoneInWords } from "../../server/domain/values/instant.ts";
import { AccentFields } from "../components/forms/accent-fields.tsx";
import { FormField } from "../components/forms/form-field.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { Portrait } from "../components/page/portrait.tsx";
import { SelectField } from "../components/forms/select-field.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { TextArea } from "../components/forms/text-area.tsx";
import { TimeZoneChoice } from "../components/forms/time-zone-choice.tsx";
import { valueIn } from "../forms/value-in.ts";
import { listTimeZones } from "../time-zones.ts";
import { languageOf } from "../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../trpc-errors.ts";

const PAGE = "/builder/profile";
/** 2 MiB, as the server takes them. */
const PICTURE_BYTES_MAX = 2 * 1024 * 1024;

export const meta: MetaFunction = () => [{ title: "Your profile · BuildAppsWith" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const builder = await context.caller.myBuilder.get().catch(throwAsPage(request));
  const query = new URL(request.url).searchParams;
  return { builder, isSaved: query.has("saved"), timeZones: query.has("zones") ? listTimeZones() : null };
}

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
        directBookings:
          valueIn(form, "directBookings") === "ignore" ? ("ignore" as const) : ("adopt" as const),
      };
      const answer = await myBuilder.updateProfile(typed).catch((error: unknown) => {
        const errors = fieldErrorsOf(error, languageOf(context.language));
        if (errors === null) return throwAsPage(request)(error);
        return { errors };
      });
      if ("errors" in answer) return { typed, errors: answer.errors, pictureError: null };
      if (answer.ok) return redirect(`${PAGE}?saved`, 303);
      return { typed, errors: { slug: SLUG_WORDS[answer.refusal.code] }, pictureError: null };
    }
    case "picture": {
      const file = form.get("picture");
      if (!(file instanceof Blob) || file.size === 0) {
        return { typed: null, errors: {}, pictureError: "Please choose a picture first." };
      }
      if (file.size > PICTURE_BYTES_MAX) {
        return { typed: null, errors: {}, pictureError: PICTURE_WORDS.too_large };
      }
      const base64 = base64Of(new Uint8Array(await file.arrayBuffer()));
      const answer = await myBuilder.updatePicture({ base64 }).catch(throwAsPage(request));
      if (answer.ok) return redirect(`${PAGE}?saved`, 303);
      return { typed: null, errors: {}, pictureError: PICTURE_WORDS[answer.refusal.code] };
    }
    case "remove-picture":
      await myBuilder.removePicture().catch(throwAsPage(request));
      return redirect(`${PAGE}?saved`, 303);
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
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

const SLUG_WORDS = {
  slug_taken: "This address is, or was, somebody else’s. Please choose another.",
  slug_malformed: "Please use 3 to 60 small letters, digits and single hyphens, like ada-okafor.",
} as const;
const PICTURE_WORDS = {
  not_a_picture: "We can’t read this as a picture. Please send a JPEG, PNG, WebP, GIF or AVIF.",
  too_large: "This picture is larger than 2 MB. Please send a smaller one.",
} as const;

/** In pieces: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

export default function BuilderProfile() {
  const { builder, isSaved, timeZones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {};
  const firstWrong = ["displayName", "headline", "bio", "slug"].find((name) => errors[name] !== undefined);
  const typed = answer?.typed ?? builder;
  const zone = parseTimeZone(typed.timeZone) ?? builder.timeZone;
  return (
    <div className="max-w-2xl">
      <h1 className="title">Profile</h1>
      <p className="mt-2 text-soft">
        What clients see at <span className="break-all">/profile/{builder.slug}</span>.
      </p>
      {isSaved && answer === undefined && (
        <div className="mt-5">
          <Notice tone="good">Saved.</Notice>
        </div>
      )}
      <section aria-labelledby="picture" className="card mt-7 p-6">
        <h2 id="picture" className="subtitle">
          Picture
        </h2>
        <div className="mt-4 flex flex-wrap items-center gap-5">
          <Portrait builder={builder} size="large" />
          <Form method="post" encType="multipart/form-data" className="min-w-0 flex-1 basis-64 space-y-3">
            <input
              type="file"
              name="picture"
              accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
              aria-label="A picture, at most 2 MB"
              aria-describedby={answer?.pictureError == null ? undefined : "picture-error"}
              className="input"
            />
            {answer?.pictureError != null && (
              <p id="picture-error" role="alert" className="text-[0.9375rem] text-bad">
                {answer.pictureError}
              </p>
            )}
            <div className="flex flex-wrap gap-x-5 gap-y-2">
              <SubmitButton name="intent" value="picture" busy="Sending…" look="button-quiet">
                Use this picture
              </SubmitButton>
              {builder.pictureEtag !== null && (
                <SubmitButton name="intent" value="remove-picture" busy="Removing…" look="button-text">
                  Remove the picture
                </SubmitButton>
              )}
            </div>
          </Form>
        </div>
      </section>
      <Form method="post" className="card mt-6 space-y-6 p-6" noValidate>
        <FormField
          name="displayName"
          label="Name"
          type="text"
          autoComplete="name"
          defaultValue={typed.displayName}
          error={errors["displayName"]}
          focus={firstWrong === "displayName"}
        />
        <FormField
          name="headline"
          label="What you do, in a line"
          type="text"
          autoComplete="off"
          required={false}
          defaultValue={typed.headline}
          error={errors["headline"]}
          focus={firstWrong === "headline"}
        />
        <TextArea
          name="bio"
          label="About you"
          defaultValue={typed.bio}
          error={errors["bio"]}
          focus={firstWrong === "bio"}
        />
        <FormField
          name="slug"
          label="Address of your profile"
          type="text"
          autoComplete="off"
          hint="After /profile/. Links to the old address keep working."
          defaultValue={typed.slug}
          error={errors["slug"]}
          focus={firstWrong === "slug"}
        />
        <div>
          <p className="font-medium">You work in {timeZoneInWords(zone)}</p>
          <TimeZoneChoice
            id="timeZone"
            summary="Work in another time zone"
            current={zone}
            listed={timeZones}
          />
        </div>
        <div>
          <SelectField name="currency" label="Currency of new session types" defaultValue={typed.currency}>
            {[...new Set([...SELLING_CURRENCIES, typed.currency])].map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </SelectField>
          <p className="label mt-1.5">
            Payments go to the operator’s Stripe account in this version; the operator settles them with you.
          </p>
        </div>
        <AccentFields accentColor={typed.accentColor ?? null} error={errors["accentColor"]} />
        <fieldset>
          <legend className="mb-1.5 font-medium">Somebody books a paid session directly at Calendly</legend>
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="directBookings"
              value="adopt"
              defaultChecked={typed.directBookings === "adopt"}
              className="size-4.5 flex-none accent-accent"
            />
            Hold the time and mail them a link to pay
          </label>
          <label className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="directBookings"
              value="ignore"
              defaultChecked={typed.directBookings === "ignore"}
              className="size-4.5 flex-none accent-accent"
            />
            Leave it to me
          </label>
        </fieldset>
        <SubmitButton name="intent" value="save" busy="Saving…">
          Save
        </SubmitButton>
      </Form>
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
