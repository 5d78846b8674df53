/** The program of a thread that judges. The bundle puts another path in its place: scripts/bundle.ts. */
import { fileURLToPath } from 'node:url';

export const WORKER = fileURLToPath(new URL('./worker/main.js', import.meta.url));
