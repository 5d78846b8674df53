/**
 * Version of a store as this program writes it: the number of the last migration. A constant, so that comparing it
 * loads no migration.
 */
export const NEWEST = 5;
