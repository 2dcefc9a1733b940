import { laterOf } from "../domain/values/instant.ts";
import type { ProviderState, ProviderStates } from "../ports.ts";

const WELL: ProviderState = { pausedUntil: null, pauses: 0, limitedUntil: null, rate: null };

/** How providers stand as this process alone knows it: for what is nobody else's, such as a token that belongs to no connection yet. */
export function createOwnProviderStates(): ProviderStates {
  const states = new Map<string, ProviderState>();
  const of = (subject: string) => states.get(subject) ?? WELL;
  const change = (subject: string, changed: Partial<ProviderState>) => {
    states.set(subject, { ...of(subject), ...changed });
    return Promise.resolve();
  };
  return {
    read: (subject) => Promise.resolve(of(subject)),
    pause: (subject, { until, pauses }) => change(subject, { pausedUntil: until, pauses }),
    takeProbe(subject, due, until) {
      if (of(subject).pausedUntil !== due) return Promise.resolve(false);
      return change(subject, { pausedUntil: until }).then(() => true);
    },
    resume: (subject) => change(subject, { pausedUntil: null, pauses: 0 }),
    limit(subject, until) {
      const { limitedUntil } = of(subject);
      return change(subject, { limitedUntil: limitedUntil === null ? until : laterOf(limitedUntil, until) });
    },
    sawRate: (subject, rate) => void change(subject, { rate }),
  };
}
