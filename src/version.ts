/** The version of this package, as every report states it. A test holds it to package.json. */
export const VERSION = '0.1.0';
