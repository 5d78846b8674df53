/** Result of one check of `doctor`. */

export interface Check {
  readonly name: string;
  /** `warning`: it works now, but may not always. `fails`: something that is requested cannot work. */
  readonly status: 'ok' | 'warning' | 'fails' | 'skipped';
  readonly detail: string;
  /** What to do, in one line; null if nothing. */
  readonly advice: string | null;
}

export function sound(name: string, detail: string): Check {
  return { name, status: 'ok', detail, advice: null };
}

export function warning(name: string, detail: string, advice: string): Check {
  return { name, status: 'warning', detail, advice };
}

export function failing(name: string, detail: string, advice: string): Check {
  return { name, status: 'fails', detail, advice };
}

export function skipped(name: string, detail: string, advice: string | null = null): Check {
  return { name, status: 'skipped', detail, advice };
}
