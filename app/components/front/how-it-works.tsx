import { frontPage } from "../../../server/domain/text/en/page/front.ts";
import { useText } from "../../hooks/use-text.tsx";
import { Icon, type IconName } from "../page/icon.tsx";

const STEPS = [
  { icon: "calendar", title: "step1", text: "step1Text" },
  { icon: "card", title: "step2", text: "step2Text" },
  { icon: "check", title: "step3", text: "step3Text" },
] as const satisfies readonly { readonly icon: IconName; readonly title: string; readonly text: string }[];

/** The three steps from the front page to a session. */
export function HowItWorks() {
  const t = useText(frontPage);
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="section">
        {t("steps")}
      </h2>
      <ol className="mt-5 space-y-5">
        {STEPS.map(({ icon, title, text }) => (
          <li key={title} className="flex gap-4">
            <span className="flex size-10 flex-none items-center justify-center rounded-full bg-accent-tint text-accent-ink">
              <Icon name={icon} />
            </span>
            <div className="min-w-0">
              <h3 className="font-semibold">{t(title)}</h3>
              <p className="text-[0.9375rem] text-soft">{t(text)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
