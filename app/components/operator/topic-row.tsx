import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { operatorTopics } from "../../../server/domain/text/en/operator/topics.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import type { TopicOfOperator } from "../../page-data.ts";
import { FormField } from "../forms/form-field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";

/** What was sent about a topic, and not taken. */
export interface TopicAnswer {
  readonly typed: string;
  readonly error: string;
}

/** A topic on the list: how many builders have it, its place, and behind a fold its name and its end. */
export function TopicRow({
  topic,
  others,
  isFirst,
  isLast,
  answer,
}: {
  readonly topic: TopicOfOperator;
  /** Those that can be in its place. */
  readonly others: readonly TopicOfOperator[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly answer: TopicAnswer | null;
}) {
  const t = useText(operatorTopics);
  const { slug, name, builders } = topic;
  const named = { name, hidden: (text: ReactNode[]) => <span className="sr-only">{rich(text)}</span> };
  return (
    <li id={slug} className="py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6">
        <div className="min-w-0">
          <h3 className="font-semibold wrap-anywhere">
            <Link to={`/?topic=${slug}`} reloadDocument className="link">
              {name}
            </Link>
          </h3>
          <p className="label">{t("builders", { count: builders })}</p>
        </div>
        <Form method="post" preventScrollReset className="flex flex-wrap gap-x-5">
          {!isFirst && (
            <SubmitButton name="intent" value={`up:${slug}`} busy={t("moving")} look="button-text">
              {rich(t.parts("up", named))}
            </SubmitButton>
          )}
          {!isLast && (
            <SubmitButton name="intent" value={`down:${slug}`} busy={t("moving")} look="button-text">
              {rich(t.parts("down", named))}
            </SubmitButton>
          )}
        </Form>
      </div>
      <details open={answer !== null}>
        <summary className="link flex min-h-11 w-fit cursor-pointer items-center">
          <span>{rich(t.parts("edit", named))}</span>
        </summary>
        <div className="mt-2 space-y-6 border-s-2 border-line ps-4">
          <Form method="post" preventScrollReset className="space-y-3">
            <FormField
              name="name"
              id={`name-${slug}`}
              label={t("name")}
              type="text"
              autoComplete="off"
              defaultValue={answer?.typed ?? name}
              error={answer?.error}
              focus
            />
            <p className="label">
              {rich(
                t.parts("address", {
                  slug,
                  code: (text) => (
                    <code translate="no" className="wrap-anywhere">
                      {text}
                    </code>
                  ),
                }),
              )}
            </p>
            <SubmitButton name="intent" value={`rename:${slug}`} busy={t("renaming")} look="button-quiet">
              {t("rename")}
            </SubmitButton>
          </Form>
          <Form method="post" preventScrollReset className="space-y-3">
            <SelectField name="replacedBy" id={`instead-${slug}`} label={t("instead")} defaultValue="">
              <option value="">{t("nothing")}</option>
              {others.map((other) => (
                <option key={other.slug} value={other.slug}>
                  {other.name}
                </option>
              ))}
            </SelectField>
            <p className="label">{t("retireText")}</p>
            <SubmitButton name="intent" value={`retire:${slug}`} busy={t("retiring")} look="button-danger">
              {t("retire", { name })}
            </SubmitButton>
          </Form>
        </div>
      </details>
    </li>
  );
}
