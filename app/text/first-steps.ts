import { builderFirstSteps } from "../../server/domain/text/en/builder/first-steps.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import type { BuilderOverview } from "../page-data.ts";

/** One step on the way to a page that sells. */
interface FirstStep {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
}

/** The steps before anybody can book with a builder, in order, done ones included. Empty once something is on sale and has a description. */
export function firstStepsOf(
  {
    connection,
    hasHeadline,
    hasPrice,
    onSale,
  }: Pick<BuilderOverview, "connection" | "hasHeadline" | "hasPrice" | "onSale">,
  language: Language,
): FirstStep[] {
  const t = textIn(builderFirstSteps, language);
  const steps = [
    {
      to: "/builder/connection",
      title: t("connect"),
      text: t("connectText"),
      isDone: connection !== null,
    },
    {
      to: "/builder/session-types",
      title: t("price"),
      text: t("priceText"),
      isDone: hasPrice,
    },
    {
      to: "/builder/session-types",
      title: t("publish"),
      text: t("publishText"),
      isDone: onSale > 0,
    },
    {
      to: "/builder/profile",
      title: t("describe"),
      text: t("describeText"),
      isDone: hasHeadline,
    },
  ];
  if (steps.every(({ isDone }) => isDone)) return [];
  return [
    ...steps,
    {
      to: "/builder/preview",
      title: t("look"),
      text: t("lookText"),
      isDone: false,
    },
  ];
}
