/** Pairs of a state and an event that cannot be, each with its reason. */
const reasons: readonly (readonly [part: string, state: RegExp, event: RegExp, reason: string])[] = [];

/** Why there is no such pair; `null` where there ought to be one. */
export function whyEmpty(part: string, state: string, event: string): string | null {
  return reasons.find(([p, s, e]) => p === part && s.test(state) && e.test(event))?.[3] ?? null;
}
