/** fast-check with a fixed seed, so that a passing run stays passing; set PROPERTY_SEED to try other cases. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1) });

export { default } from 'fast-check';
