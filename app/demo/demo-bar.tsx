import { Fragment, type ReactNode } from "react";
import {
  BREAKABLE_PROVIDERS,
  CLOCK_STEP_NAMES,
  DEMO_ROLES,
  TROUBLES,
  type BreakableProvider,
  type DemoState,
} from "../../server/domain/demo/demo-state.ts";
import { demoBar } from "../../server/domain/text/en/demo/demo-bar.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import type { Demo } from "../../server/http/context.ts";
import { Icon, type IconName } from "../components/page/icon.tsx";
import { demoSaidInWords, demoTimeInWords, providerInWords } from "./demo-said.ts";

interface BarProps {
  readonly demo: Demo;
  /** Null: the sandbox does not answer. */
  readonly state: DemoState | null;
  /** The page that it stands on, to which its forms come back. */
  readonly page: string;
  readonly language: Language;
}

/** A node, and where it is in several pieces each with a key. */
const rich = (parts: readonly ReactNode[]) =>
  parts.map((part, index) => <Fragment key={String(index)}>{part}</Fragment>);
const hidden = (words: readonly ReactNode[]) => <span className="demo-hidden">{rich(words)}</span>;

/**
 * What a demo lets people do around the app, on top of every page: plain links and forms, which work without scripts. What stands in `data-live` is
 * replaced by the bar's script as it changes.
 */
export function DemoBar({ demo, state, page, language }: BarProps) {
  const t = textIn(demoBar, language);
  const said = demo.said === null ? null : demoSaidInWords(demo.said, state, demo.accounts, language);
  const back = <input type="hidden" name="back" value={page} />;
  return (
    <nav className="demo-bar" aria-label={t("demo")}>
      <div className="demo-line">
        <strong className="demo-tag">{t("demo")}</strong>
        <a className="demo-item" href={demo.inboxUrl} target="_blank" rel="noreferrer">
          <Icon name="mail" />
          <span className="demo-word">{rich(t.parts("inbox", { hidden }))}</span>
          <span data-live="unread">
            {state !== null && state.unread > 0 && (
              <b className="demo-count">{rich(t.parts("unread", { count: String(state.unread), hidden }))}</b>
            )}
          </span>
        </a>
        <Menu
          icon="clock"
          words={
            <span data-live="clock">
              {state === null
                ? t("clock")
                : rich(
                    t.parts("clockSays", {
                      time: demoTimeInWords(state, language),
                      hidden,
                      at: (words) => <time dateTime={state.now}>{rich(words)}</time>,
                    }),
                  )}
            </span>
          }
        >
          <p>{t("clockMeans")}</p>
          <form method="post" action="/demo/clock">
            {back}
            {CLOCK_STEP_NAMES.map((step) => (
              <button key={step} name="step" value={step} className="demo-button">
                {t(`clock_${step}`)}
              </button>
            ))}
          </form>
        </Menu>
        <Menu icon="person" words={<span className="demo-word">{t("actAs")}</span>}>
          <p>{t("actAsMeans")}</p>
          <form method="post" action="/demo/act-as">
            {DEMO_ROLES.map((role) => (
              <button key={role} name="role" value={role} className="demo-button">
                {t(`act_${role}`)} <span className="demo-soft">{demo.accounts[role].name}</span>
              </button>
            ))}
            <button name="role" value="nobody" className="demo-button">
              {t("act_nobody")}
            </button>
          </form>
        </Menu>
        <Menu icon="warning" words={<span className="demo-word">{t("providers")}</span>}>
          <p>{t("providersMean")}</p>
          {BREAKABLE_PROVIDERS.map((provider) => (
            <form key={provider} method="post" action="/demo/providers">
              {back}
              <input type="hidden" name="provider" value={provider} />
              <p className="demo-name" data-live={provider}>
                {state === null ? t(provider) : providerInWords(provider, state, language)}
              </p>
              {TROUBLES.map((trouble) => (
                <button
                  key={trouble}
                  name="do"
                  value={trouble}
                  className="demo-button"
                  aria-describedby={`demo-${provider}`}
                >
                  {t(`make_${trouble}`)}
                </button>
              ))}
              <span id={`demo-${provider}`} hidden>
                {t(provider)}
              </span>
            </form>
          ))}
          <p>
            <a href={demo.controlUrl} target="_blank" rel="noreferrer">
              {t("controls")}
            </a>
          </p>
        </Menu>
      </div>
      {/* Keeps its place, so that what comes while the page is open is heard. */}
      <div data-live="troubles">
        {state === null ? (
          <p className="demo-strip demo-trouble">{t("away")}</p>
        ) : (
          BREAKABLE_PROVIDERS.filter((provider) => state.troubles[provider] !== null).map((provider) => (
            <Broken key={provider} {...{ provider, state, page, language }} />
          ))
        )}
      </div>
      <div role="status">{said !== null && <p className="demo-strip">{said}</p>}</div>
    </nav>
  );
}

/** What opens below a word of the bar. One at a time, in browsers that know it. */
function Menu({
  icon,
  words,
  children,
}: {
  readonly icon: IconName;
  readonly words: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <details className="demo-menu" {...{ name: "demo" }}>
      <summary className="demo-item">
        <Icon name={icon} />
        {words}
      </summary>
      <div className="demo-panel">{children}</div>
    </details>
  );
}

/** What is wrong with a provider, and the one press that mends it. */
function Broken({
  provider,
  state,
  page,
  language,
}: Pick<BarProps, "page" | "language"> & {
  readonly provider: BreakableProvider;
  readonly state: DemoState;
}) {
  const t = textIn(demoBar, language);
  return (
    <form method="post" action="/demo/providers" className="demo-strip demo-trouble">
      <input type="hidden" name="back" value={page} />
      <input type="hidden" name="provider" value={provider} />
      <span>{providerInWords(provider, state, language)}</span>
      <button name="do" value="mend" className="demo-button">
        {rich(t.parts("mend", { provider: t(provider), hidden }))}
      </button>
    </form>
  );
}
