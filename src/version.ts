/** The version of this package, as stated in every report. A test checks that it matches package.json. */
export const VERSION = '0.1.0';
