/**
 * Every migration, oldest first. To add one, add a file in this folder and a line here; never change an existing one.
 */
import { runs } from './001-runs.js';
import { links } from './002-links.js';
import { alerts } from './003-alerts.js';
import { quarters } from './004-quarters.js';
import { earlyQuarters } from './005-early-quarters.js';
import type { Migration } from './migration.js';

export const MIGRATIONS: readonly Migration[] = [runs, links, alerts, quarters, earlyQuarters];
