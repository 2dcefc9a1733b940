import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { operatorTopics } from "../../server/domain/text/en/operator/topics.ts";
import { formatDay } from "../../server/domain/text/formats.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { FormField } from "../components/forms/form-field.tsx";
import { SubmitButton } from "../components/forms/submit-button.tsx";
import { TopicRow } from "../components/operator/topic-row.tsx";
import { Notice } from "../components/page/notice.tsx";
import { PageError } from "../components/page/page-error.tsx";
import { valueIn } from "../forms/value-in.ts";
import { useOperatorZone } from "../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../hooks/use-text.tsx";
import { pageTitle } from "../page-title.ts";
import { languageIn, languageOf } from "../text/languages.ts";
import { fieldErrorsOf, throwAsPage } from "../trpc-errors.ts";

const PAGE = "/operator/topics";

export const meta: MetaFunction = ({ matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(null, "operations", textIn(operatorTopics, language)("title"), language) }];
};

export async function loader({ context, request }: LoaderFunctionArgs) {
  return context.caller.topics.list().catch(throwAsPage(request));
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData();
  const [, intent = "", slug = ""] = /^([a-z]+)(?::([a-z0-9-]+))?$/.exec(valueIn(form, "intent")) ?? [];
  const { topics } = context.caller;
  const name = valueIn(form, "name");
  const send = () => {
    switch (intent) {
      case "add":
        return topics.add({ name });
      case "rename":
        return topics.rename({ slug, name });
      case "up":
      case "down":
        return topics.move({ slug, direction: intent });
      case "retire":
        return topics.retire({ slug, replacedBy: valueIn(form, "replacedBy") || null });
      case "restore":
        return topics.restore({ slug });
      default:
        throw new Response(null, { status: 400, statusText: "Bad Request" });
    }
  };
  const language = languageOf(context.language);
  const about = intent === "rename" || intent === "add" ? { intent, slug, typed: name } : null;
  try {
    const outcome = await send();
    if (outcome.ok) return redirect(slug === "" ? PAGE : `${PAGE}#${slug}`, 303);
    return { about, error: textIn(operatorTopics, language)(outcome.refusal.code) };
  } catch (error) {
    const message = fieldErrorsOf(error, language)?.["name"];
    if (message === undefined || about === null) return throwAsPage(request)(error);
    return { about, error: message };
  }
}

/** The operator's list of topics, and those that were on it. */
export default function Topics() {
  const { topics, retired } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(operatorTopics);
  const language = useLanguage();
  const zone = useOperatorZone();
  const about = answer?.about ?? null;
  const nameOf = (slug: string) => [...topics, ...retired].find((topic) => topic.slug === slug)?.name ?? slug;
  return (
    <div className="max-w-3xl">
      <h1 className="title">{t("title")}</h1>
      <p className="mt-2 text-soft">{t("intro")}</p>
      {answer !== undefined && about === null && (
        <div className="mt-4">
          <Notice tone="warn" alert>
            {answer.error}
          </Notice>
        </div>
      )}
      <h2 className="subtitle mt-7">{t("list")}</h2>
      {topics.length === 0 ? (
        <p className="card mt-3 p-5 text-soft">{t("none")}</p>
      ) : (
        <ul className="card mt-3 divide-y divide-line px-5">
          {topics.map((topic, at) => (
            <TopicRow
              key={topic.slug}
              topic={topic}
              others={topics.filter(({ slug }) => slug !== topic.slug)}
              isFirst={at === 0}
              isLast={at === topics.length - 1}
              answer={
                answer !== undefined && about?.intent === "rename" && about.slug === topic.slug
                  ? { typed: about.typed, error: answer.error }
                  : null
              }
            />
          ))}
        </ul>
      )}
      <Form method="post" className="card mt-5 space-y-3 p-5" noValidate>
        <FormField
          name="name"
          id="new-name"
          label={t("newName")}
          type="text"
          autoComplete="off"
          hint={t("soon")}
          defaultValue={about?.intent === "add" ? about.typed : ""}
          error={about?.intent === "add" ? answer?.error : undefined}
          focus
        />
        <SubmitButton name="intent" value="add" busy={t("adding")}>
          {t("add")}
        </SubmitButton>
      </Form>
      {retired.length > 0 && (
        <>
          <h2 className="subtitle mt-8">{t("retired")}</h2>
          <ul className="card mt-3 divide-y divide-line px-5">
            {retired.map(({ slug, name, retiredAt, replacedBy, builders }) => (
              <li key={slug} id={slug} className="py-4">
                <h3 className="font-medium wrap-anywhere">
                  {retiredAt === null
                    ? name
                    : t("retiredOn", { name, day: formatDay(retiredAt, zone, language) })}
                </h3>
                <p className="label wrap-anywhere">
                  {replacedBy === null
                    ? t("keepers", { count: builders })
                    : t("replaced", { name: nameOf(replacedBy) })}
                </p>
                <Form method="post" preventScrollReset className="mt-2">
                  <SubmitButton
                    name="intent"
                    value={`restore:${slug}`}
                    busy={t("restoring")}
                    look="button-quiet"
                  >
                    {t("restore", { name })}
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
