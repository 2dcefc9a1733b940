import { useActionData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { formText } from "../../../server/domain/text/en/page/form.ts";
import { useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";

/** What is wrong in one field. */
export interface FieldProblem {
  /** The id of what to correct: a field, or a group of them. */
  readonly id: string;
  readonly message: string;
  /** Whether the field takes the focus by itself when it alone is wrong. */
  readonly takesFocus: boolean;
}

/**
 * What is wrong in a long form, at its top, each with the way to its field. Takes the focus after each refusal. A single field that takes the focus
 * needs none: it is there already, with its message.
 */
export function ErrorSummary({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const t = useText(formText);
  const answer = useActionData();
  const box = useRef<HTMLDivElement>(null);
  const isShown = isSummarized(problems);
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [answer, isShown]);
  if (!isShown) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby="error-summary"
      autoFocus
      className="notice scroll-mt-6"
      data-tone="bad"
    >
      <Icon name="warning" className="mt-0.5 text-bad" />
      <div className="min-w-0 flex-1">
        <h2 id="error-summary" className="font-semibold">
          {t("problems", { count: problems.length })}
        </h2>
        <ul className="mt-1 space-y-1">
          {problems.map(({ id, message }) => (
            <li key={id}>
              <a href={`#${id}`} className="link inline-flex min-h-11 items-center">
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Whether the summary takes the focus, and so no field does. */
export function isSummarized(problems: readonly FieldProblem[]): boolean {
  return problems.length > 1 || problems.some(({ takesFocus }) => !takesFocus);
}

/** A field's problem as a list of one; of none where nothing is wrong with it. */
export function problemOf(id: string, message: string | undefined, takesFocus = true): FieldProblem[] {
  return message === undefined ? [] : [{ id, message, takesFocus }];
}
