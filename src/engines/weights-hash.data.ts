/** Of the files in weights/, as they were trained together: `npm run train`. */
export const WEIGHTS_HASH = '86381695';
