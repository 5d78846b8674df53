/** The program that the process of a plugin runs. The bundle puts another path in its place: scripts/bundle.ts. */
import { fileURLToPath } from 'node:url';

export const CHILD = fileURLToPath(new URL('./child/main.js', import.meta.url));
