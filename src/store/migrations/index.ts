/** Every migration, oldest first. A new one is a file beside these, and a line here; none is ever changed. */
import { runs } from './001-runs.js';
import { links } from './002-links.js';
import { alerts } from './003-alerts.js';
import { quarters } from './004-quarters.js';
import { earlyQuarters } from './005-early-quarters.js';
import type { Migration } from './migration.js';

export const MIGRATIONS: readonly Migration[] = [runs, links, alerts, quarters, earlyQuarters];
