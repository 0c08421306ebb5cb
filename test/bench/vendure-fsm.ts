/** From which state to which an order may go. */
export type Transitions<State extends string> = Readonly<Record<State, { readonly to: readonly State[] }>>;

interface Config<State extends string, Data> {
  readonly transitions: Transitions<State>;
  readonly onTransitionStart?: (from: State, to: State, data: Data) => Promise<boolean | string>;
  readonly onTransitionEnd?: (from: State, to: State, data: Data) => Promise<void>;
  readonly onError?: (from: State, to: State, message?: string) => Promise<void>;
}

/** A state machine that behaves as the documented one of Vendure does: asynchronous, with hooks, told where to go by its caller. */
export class FiniteStateMachine<State extends string, Data> {
  readonly #config: Config<State, Data>;
  #state: State;

  constructor(config: Config<State, Data>, initial: State) {
    this.#config = config;
    this.#state = initial;
  }

  get currentState(): State {
    return this.#state;
  }

  canTransitionTo(state: State): boolean {
    return this.#config.transitions[this.#state].to.includes(state);
  }

  async transitionTo(state: State, data: Data): Promise<{ finalize: () => Promise<void> }> {
    const { onTransitionStart, onTransitionEnd, onError } = this.#config;
    const from = this.#state;
    const refused = { finalize: async () => {} };
    if (!this.canTransitionTo(state)) {
      await onError?.(from, state);
      return refused;
    }
    const allowed = (await onTransitionStart?.(from, state, data)) ?? true;
    if (allowed !== true) {
      await onError?.(from, state, typeof allowed === 'string' ? allowed : undefined);
      return refused;
    }
    this.#state = state;
    return { finalize: async () => onTransitionEnd?.(from, state, data) };
  }
}
