/** The version of a store as this program writes it: the number of the last migration, none of which it loads to compare it. */
export const NEWEST = 5;
